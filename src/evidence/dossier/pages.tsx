import { pdfOf } from '../../platform/pdf/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { file, get, page, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { Blocks, Crumbs, Head, idOf, LinkButton, Row, Section, State } from '../../platform/web/parts/index.ts';
import type { Block } from '../../platform/pdf/index.ts';
import { may, petitionId, petitionOf, stateWords } from '../../charters/index.ts';
import type { Given } from '../given.ts';
import { dossierBlocks, dossierPdf } from './document.ts';
import type { Dossier } from './model.ts';
import { dossierOf, mustReadDossier } from './reading.ts';
import { words } from './words.ts';

/** All that a case is decided by, on one page and as PDF. */
export function dossierRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/dossier', (call) => dossierPage(given, call)),
    get('/petitions/:id/dossier.pdf', async (call) => {
      const dossier = await dossierIn(given, call);
      const document = dossierPdf(dossier, { baseUrl: call.baseUrl, language: given.association.locale });
      return file(`petition-${dossier.petition.id}-dossier.pdf`, 'application/pdf', pdfOf(document));
    }),
  ];
}

/** @throws SignInFirst; Refused with `not-granted`, `own-petition`; NotFound for one that was never filed */
async function dossierIn(given: Given, call: Call): Promise<Dossier> {
  signedIn(call);
  const id = petitionId(call);
  await mustReadDossier(call.visit, id);
  const petition = await petitionOf(call.visit.db, id);
  if (!petition?.filedAt) throw new NotFound();
  return dossierOf(given, call.visit, petition);
}

async function dossierPage(given: Given, call: Call): Promise<Answer> {
  const dossier = await dossierIn(given, call);
  const { petition, decider, asOf } = dossier;
  const blocks = dossierBlocks(dossier, '');
  const decides = may(call.visit, 'docket.decide') && petition.state === 'docketed';
  return page(
    words.heads(petition.title),
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.staff },
          { href: `/petitions/${petition.id}`, label: petition.title },
        ]}
      />
      <Head
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        title={words.heads(petition.title)}
        lede={words.lede(decider, asOf)}
      />
      <Contents of={blocks} id={petition.id} decides={decides} />
      <Blocks of={blocks} />
    </>,
    { section: '/staff' },
  );
}

function Contents({
  of,
  id,
  decides,
}: {
  readonly of: readonly Block[];
  readonly id: number;
  readonly decides: boolean;
}) {
  const titles = of.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
  return (
    <Section title={words.contents}>
      <nav aria-label={words.contents}>
        <ul class="columns">
          {titles.map((title) => (
            <li>
              <a href={`#${idOf(title)}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Row>
        <LinkButton kind="quiet" href={`/petitions/${id}/dossier.pdf`}>
          {words.pdf}
        </LinkButton>
        {decides && (
          <LinkButton kind="quiet" href={`/petitions/${id}/decision`}>
            {words.decision}
          </LinkButton>
        )}
      </Row>
    </Section>
  );
}
