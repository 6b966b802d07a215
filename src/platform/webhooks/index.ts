export { addressFault, type AddressFault } from './address.ts';
export { keepHere, openCourier, type Came, type Courier, type Trouble } from './courier.ts';
export {
  makeWebhookSecret,
  readSigned,
  signedHeaders,
  type SignatureFault,
  type SignedHead,
  type WebhookSecret,
} from './signature.ts';
