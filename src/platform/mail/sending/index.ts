export { forgetMailings, postMailing, stopMailing, type Mailing, type Readers } from './mailing.ts';
export { openSender, type Sender } from './sender.ts';
export {
  complaintRate,
  mailStanding,
  mostComplaints,
  standingOfMailing,
  suspendedAddresses,
  type MailingStanding,
  type MailStanding,
} from './standing.ts';
export { openRoads } from './roads/open-roads.ts';
export { exampleRoads } from './roads/relay.ts';
export { serverOf } from './roads/server.ts';
export { tryServer } from './smtp/connection.ts';
export type { Server } from './smtp/line.ts';
export { personalToken, personOfToken, returnedBy, type Returned } from './tokens.ts';
