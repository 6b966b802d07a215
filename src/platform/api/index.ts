export { listOperation, type PartAsked, type PartFound } from './list.ts';
export { isAlike, operation, operationsIn, statusesOf, type Operation, type OperationRoute } from './operation.ts';
export { address, count, day, instant, oneOf, sha256, shortText, wholeNumber } from './schemas.ts';
