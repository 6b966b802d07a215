export { backup, type BackupOptions } from './backup.ts';
export { backupCommands } from './cli.ts';
export { restore, type RestoreOptions } from './restore.ts';
export { BackupTrouble, type Summary } from './format.ts';
