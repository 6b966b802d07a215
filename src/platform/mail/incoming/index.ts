export { openHanding, type Handing } from './handing.ts';
export { openMailDoor, type DoorParts, type MailDoor } from './door.ts';
export type { Claimed, IncomingMail, MailClaim, OwnAddress } from './model.ts';
export { forgetHanded } from './store.ts';
