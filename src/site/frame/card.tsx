import type { PageCard } from '../../platform/web/index.ts';

interface Props {
  readonly card: PageCard;
  readonly title: string;
  readonly description: string | undefined;
  /** The association's name. */
  readonly site: string;
}

/** What programs read that show a link as a card, and those that look for data. Source: Open Graph protocol; schema.org. */
export function CardTags({ card: { address, picture, structured }, title, description, site }: Props) {
  return (
    <>
      <link rel="canonical" href={address} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={site} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={address} />
      {picture && (
        <>
          <meta property="og:image" content={picture.address} />
          <meta property="og:image:type" content="image/png" />
          <meta property="og:image:width" content={String(picture.width)} />
          <meta property="og:image:height" content={String(picture.height)} />
          <meta property="og:image:alt" content={picture.alt} />
        </>
      )}
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
      {structured && <DataBlock of={structured} />}
    </>
  );
}

/**
 * Data in the head.  A browser reads a block of this type and runs nothing, so the content security policy has nothing to say of
 * it.  Text in a script is not decoded: what could end the block is written as JSON writes it.
 */
function DataBlock({ of }: { readonly of: Readonly<Record<string, unknown>> }) {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...of }).replaceAll('<', '\\u003c');
  // oxlint-disable-next-line react/no-danger -- escaped above, and never run
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
