export { postMailing, type Mailing, type Readers } from './mailing.ts';
export { openSender, type Sender } from './sender.ts';
export { serverOf } from './server.ts';
export { copyOfReturn, personalToken, personOfToken } from './tokens.ts';
