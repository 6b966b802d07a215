import type { ComponentChildren } from 'preact';

interface HeroProps {
  readonly title: string;
  readonly lede: ComponentChildren;
  /** One or two large buttons. */
  readonly actions: ComponentChildren;
  /** A ring. */
  readonly beside?: ComponentChildren;
}

/** The deep band at the head of the home page, and of no other. */
export function Hero({ title, lede, actions, beside }: HeroProps) {
  return (
    <div class="deep">
      <div class="wrap">
        <div>
          <h1>{title}</h1>
          <p class="lede">{lede}</p>
          <p class="row">{actions}</p>
        </div>
        {beside && <div>{beside}</div>}
      </div>
    </div>
  );
}
