export { fallsDue, noLongerDue } from './due.ts';
export { openWorkbench, type Daily, type Hourly, type Job, type Task, type Workbench } from './work.ts';
export { keepingRounds, type Rounds } from './rounds.ts';
export { whatIsStuck, whatWaits, type Stuck, type Waiting } from './health.ts';
