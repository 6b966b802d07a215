export { postMailing, type Mailing, type Readers } from './mailing.ts';
export { openSender, type Bring, type Copy, type Sender } from './sender.ts';
export { copyOfReturn, personOfToken } from './tokens.ts';
