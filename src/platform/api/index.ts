export {
  documentOf,
  type ApiDocument,
  type DrawnOperation,
  type DrawnParameter,
  type DrawnResponse,
} from './document.ts';
export { nameIn, type JsonSchema } from './json-schema.ts';
export { listOperation } from './list.ts';
export { operation, operationsIn, type Operation, type OperationRoute } from './operation.ts';
export { address, count, day, FormerName, instant, oneOf, sha256, shortText, slug, wholeNumber } from './schemas.ts';
