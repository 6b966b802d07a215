export { inPlaceOf, masksOf, maskedText, mentions, tellingNames, type Mask, type Traces } from './masks.ts';
export { maskedBytes } from './bytes.ts';
export { forgetSoon, forgetTasks, type Forget, type Gone } from './forgetting.ts';
export { anyOf, maskColumns, masked, maskWritten, type Written } from './columns.ts';
