import type { FastifyRequest } from 'fastify'
import type { DefinitionRow, DeploymentComparison } from '../../../../engine/index.ts'
import type { ComparePage } from '../../../../templates/pages/manager/version-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Side } from '../../../comparisons/side.ts'
import { entryAssets } from '../../../designer-bundle/bundle.ts'
import type { DraftHead } from '../../../drafts/draft.ts'
import { parkOf } from '../../../plugins/access.ts'
import { frameOf } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { designerAddress } from '../designer-page.ts'
import { versionName } from '../names.ts'
import { comparisonPart } from './comparison-part.ts'

interface Compared {
  readonly process: string
  /** Newest first. */
  readonly versions: readonly DefinitionRow[]
  /** Those of this process. */
  readonly drafts: readonly DraftHead[]
  readonly from: Side
  readonly to: Side
  readonly comparison: DeploymentComparison
}

/** Two versions, or a version and a draft, with everything that one does differently. */
export function comparePage(request: FastifyRequest, compared: Compared): ComparePage {
  const { process, versions, drafts, from, to, comparison } = compared
  const language = languageOf(request)
  const processes = `/parks/${parkOf(request).park.slug}/processes`
  const subject = versions[0]?.name ?? process
  const action = `${designerAddress(request)}/compare`
  const choices = [
    ...versions.map(({ version }) => ({ value: String(version), label: versionName(language, version) })),
    ...drafts.map(({ id, title }) => ({ value: `draft:${id}`, label: textIn(language, 'compare.draft', { title }) })),
  ]
  const named = (side: Side) => ({
    ...side,
    name: choices.find(({ value }) => value === side.text)?.label ?? side.text,
  })
  const chosen = (text: string) => choices.map((each) => ({ ...each, selected: each.value === text }))
  const assets = entryAssets('diagram')
  return {
    frame: frameOf(request, {
      title: textIn(language, 'compare.title'),
      audience: 'office',
      scripts: [assets.script],
      styles: assets.styles,
      path: [
        { href: processes, label: textIn(language, 'manager.processes.title') },
        { href: `${processes}/${encodeURIComponent(process)}`, label: subject },
        { href: null, label: textIn(language, 'compare.title') },
      ],
    }),
    subject,
    action,
    process,
    from: chosen(from.text),
    to: chosen(to.text),
    swapHref: `${action}?${new URLSearchParams({ process, from: to.text, to: from.text })}`,
    backHref: `${processes}/${encodeURIComponent(process)}`,
    comparison: comparisonPart(language, { from: named(from), to: named(to) }, comparison),
  }
}
