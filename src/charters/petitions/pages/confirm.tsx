import type { ComponentChildren } from 'preact';
import { Button, Head, LinkButton, PostForm, Row, Section } from '../../../platform/web/parts/index.ts';

interface Props {
  readonly title: string;
  readonly lede: string;
  /** What will happen when the button is pressed. */
  readonly what: string;
  readonly action: string;
  readonly button: string;
  readonly grave?: boolean;
  readonly back: string;
  readonly children?: ComponentChildren;
}

/** A page of its own for an act that asks first. */
export function ConfirmPage({ title, lede, what, action, button, grave, back, children }: Props) {
  return (
    <>
      <Head title={title} lede={lede} />
      <Section title="What happens">
        <p>{what}</p>
        <PostForm action={action}>
          {children}
          <Row>
            <Button kind={grave ? 'grave' : 'filled'}>{button}</Button>
            <LinkButton kind="quiet" href={back}>
              Go back
            </LinkButton>
          </Row>
        </PostForm>
      </Section>
    </>
  );
}
