export { openHanding, type Handing } from './handing.ts';
export { openMailDoor, type DoorParts, type MailDoor } from './door.ts';
export type { IncomingMail, MailClaim, OwnAddress } from './model.ts';
export { incomingDailies } from './jobs.ts';
