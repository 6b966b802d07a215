export { doctorCommand } from './cli.ts';
