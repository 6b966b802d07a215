export type { Fact, Recorded } from './fact.ts';
export { dispatcher, reacting, reactingTogether, type Dispatcher, type Reaction } from './dispatcher.ts';
export { factsAbout, factsBy, factsVersion, latestFactsAbout, latestNews, type FactsAbout } from './record.ts';
export { horizonOf, type Horizon } from './horizon.ts';
