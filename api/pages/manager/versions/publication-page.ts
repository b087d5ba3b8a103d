import type { FastifyRequest } from 'fastify'
import type { DeploymentComparison } from '../../../../engine/index.ts'
import type { PublicationPage } from '../../../../templates/pages/manager/version-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { entryAssets } from '../../../designer-bundle/bundle.ts'
import { personOf } from '../../../plugins/access.ts'
import type { PublicationHead } from '../../../publications/publication.ts'
import { errorOf, errorSummary } from '../../error-summary.ts'
import { frameOf } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { designerAddress } from '../designer-page.ts'
import { comparisonPart, type NamedSide } from './comparison-part.ts'
import { publicationHref, publicationWords } from './publication-words.ts'

export interface ReadPublication {
  readonly head: PublicationHead
  readonly from: NamedSide
  readonly to: NamedSide
  readonly comparison: DeploymentComparison
}

/** A request to publish with everything that it would change; another manager than who asked decides. */
export function publicationPage(
  request: FastifyRequest,
  { head, from, to, comparison }: ReadPublication,
  form: FormState,
): PublicationPage {
  const language = languageOf(request)
  const pages = designerAddress(request)
  const assets = entryAssets('diagram')
  const isOpen = head.state === 'asked'
  const isOwn = head.askedBy === personOf(request).personId
  return {
    frame: frameOf(request, {
      title: head.title,
      audience: 'office',
      scripts: [assets.script],
      styles: assets.styles,
      path: [
        { href: pages, label: textIn(language, 'designer.title') },
        { href: null, label: head.title },
      ],
    }),
    problem: errorSummary(form.problem, language),
    title: head.title,
    ...publicationWords(request, head, request.server.engine.now()),
    note: head.note,
    reasonGiven: head.reason,
    comparison: comparisonPart(language, { from, to }, comparison),
    hint: isOpen && isOwn ? textIn(language, 'publication.own') : null,
    canDecide: isOpen && !isOwn,
    canWithdraw: isOpen && isOwn,
    action: publicationHref(request, head.id),
    commandId: form.commandId,
    reason: textOf(form.typed, 'reason'),
    reasonError: errorOf(form.problem, 'reason', language),
    backHref: pages,
  }
}
