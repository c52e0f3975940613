import { Gauge, type OpenMetricsContentType, type Registry } from "prom-client";
import { readInstance } from "../alerts/instance-report";

/** Adds what is known of this instance's journal and disk, without the database. */
export async function registerInstanceMetrics(registry: Registry | Registry<OpenMetricsContentType>): Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string, value: number) => new Gauge({ name, help, registers }).set(value);
  const instance = await readInstance();
  gauge("rollcall_journal_bytes", "Bytes of the journals in the data directory.", instance.journalBytes);
  gauge("rollcall_journal_records", "Callbacks that are in the journal only.", instance.journalRecords);
  gauge("rollcall_disk_free_bytes", "Free bytes on the disk of the data directory.", instance.freeBytes);
  gauge("rollcall_disk_size_bytes", "Size of the disk of the data directory in bytes.", instance.totalBytes);
}
