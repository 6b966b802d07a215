import type { ComponentChildren } from 'preact';
import { Head, Section } from '../../../platform/web/parts/index.ts';

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
      <Section id="what" title="What happens">
        <p>{what}</p>
        <form method="post" action={action} class="flow">
          {children}
          <p class="row">
            <button class={grave ? 'button grave' : 'button'} type="submit">
              {button}
            </button>{' '}
            <a class="button quiet" href={back}>
              Go back
            </a>
          </p>
        </form>
      </Section>
    </>
  );
}
