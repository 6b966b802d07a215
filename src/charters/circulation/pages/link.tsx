import { Button, Fine, PostForm, Row, Section } from '../../../platform/web/parts/index.ts';
import { isOpen, isUnanswered } from '../rules/commenting.ts';
import { circulationWords as words } from '../words.ts';
import type { CirculationView } from './view.ts';

/** What organizers forward, and how they take it back. */
export function LinkSection({ view: { base, circulation, link, comments } }: { readonly view: CirculationView }) {
  return (
    <Section title={words.link}>
      {link ? (
        <>
          <p>{isOpen(circulation) ? words.linkLede : words.linkClosedLede}</p>
          <p>
            <code>{link.address}</code>
          </p>
          <p>
            <a href={link.href}>{words.linkSee}</a>
          </p>
        </>
      ) : (
        <p>{words.linkGone}</p>
      )}
      <Row>
        {link && (
          <PostForm action={`${base}/link/withdrawal`} row>
            <Button kind="quiet">{words.linkTakeBack}</Button>
          </PostForm>
        )}
        <PostForm action={`${base}/link`} row>
          <Button kind="quiet">{words.linkNew}</Button>
        </PostForm>
      </Row>
      {link && <Fine>{words.linkFine}</Fine>}
      <p>{words.waiting(comments.length, comments.filter(isUnanswered).length)}</p>
    </Section>
  );
}
