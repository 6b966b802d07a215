export type { ChangeRules } from './versions/changes-model.ts';
export type { DutyRule } from './versions/duties-model.ts';
export { PolicyFile, type Policy, type PolicyStep, type StepOf } from './versions/model.ts';
export { keepPolicies } from './versions/commands.ts';
export { keptPolicies, keptPolicy } from './versions/queries.ts';
export { checkPolicy, fingerprint, loadPolicies, type KeptPolicy } from './versions/policy-file.ts';
export {
  dutiesIn,
  impedimentsToRunning,
  isReported,
  policyInForce,
  policyOf,
  runnable,
  type Runnable,
} from './versions/rules.ts';
export { stepInWords } from './versions/steps.ts';
export { policyTold } from './told/chapters.ts';
export { differenceBetween } from './told/difference.ts';
export { differenceAddress, DifferenceTold, inTime } from './told/views.tsx';
export { decidedBy, gistOf, titleOf, wordedLimit } from './versions/words.ts';
