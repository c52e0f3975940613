/** Whether a command is an alert: Alert.RequestOverLimit and other Alert.*, Group.CallbackOnDailyGroupQuotaAlarm. */
export const isAlertCommand = (command: string): boolean => /^Alert\.|Alarm$/.test(command);
