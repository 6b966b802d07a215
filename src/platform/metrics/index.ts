export { openMetrics, type Metrics, type Outcome } from './metrics.ts';
export { watchersRoutes } from './route.ts';
