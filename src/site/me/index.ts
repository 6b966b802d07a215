export { personCommands } from './cli.ts';
export { personWordings } from './cli-words.ts';
export { meRoutes } from './me.tsx';
