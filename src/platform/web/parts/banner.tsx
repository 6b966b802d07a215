import type { ComponentChildren } from 'preact';

interface BannerProps {
  /** Says it all. */
  readonly title: ComponentChildren;
  readonly tone?: 'plain' | 'good' | 'warn' | 'bad' | undefined;
  /** 3 within a section. */
  readonly level?: 2 | 3 | undefined;
  /** It answers what the reader just did: it has the focus when the page arrives, and is read out. */
  readonly arrives?: boolean | undefined;
  readonly children?: ComponentChildren;
}

/** What matters before all else; at most one to a page. */
export function Banner({ title, tone = 'plain', level = 2, arrives, children }: BannerProps) {
  const Heading = `h${level}` as const;
  return (
    <div
      class={tone === 'plain' ? 'banner' : `banner ${tone}`}
      role={arrives ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      tabindex={arrives ? -1 : undefined}
      autofocus={arrives}
    >
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  /** The one next step. */
  readonly action?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** What would be here, and the one next step. */
export function Empty({ title, action, children }: EmptyProps) {
  return (
    <div class="empty">
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
