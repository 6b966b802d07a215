export {
  makeWebhookSecret,
  readSigned,
  signedHeaders,
  type SignatureFault,
  type SignedHead,
  type WebhookSecret,
} from './signature.ts';
