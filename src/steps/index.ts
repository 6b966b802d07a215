export { stepsForStaff } from './way/waiting.ts';
