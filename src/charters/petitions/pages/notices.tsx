import { Banner, ErrorSummary, type Returned } from '../../../platform/web/parts/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import { NewsTold } from '../../news/pages/shown.tsx';
import { pageWords as words } from './words.ts';

/** The wish for a letter to sign, as it came back with something wrong. */
export type AskingBack = Returned;

/** What has just happened, on top of a petition's page. */
export function noticeIn(call: Call, signed: number, nouns: Nouns, asking?: AskingBack) {
  if (asking) return <ErrorSummary errors={asking.errors} />;
  if (call.query.has('signed')) {
    return (
      <Banner tone="good" title={words.signedNow(signed)} arrives>
        <p>{words.receiptComes}</p>
      </Banner>
    );
  }
  const done = words.done(nouns)[call.query.get('done') ?? ''];
  if (done) return <Banner tone="good" title={done} arrives />;
  if (call.query.has('told')) return <NewsTold />;
  if (call.query.has('withdrawn')) return <Banner title={words.withdrawnNow} arrives />;
  if (call.query.has('reported')) return <Banner title={words.reportedNow} arrives />;
  return null;
}
