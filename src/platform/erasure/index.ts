export {
  inPlaceOf,
  masksOf,
  maskedBytes,
  maskedText,
  mentions,
  tellingNames,
  type Mask,
  type Traces,
} from './masks.ts';
