import type { FastifyRequest } from 'fastify'
import type { OverviewPage, OverviewPart } from '../../../../templates/pages/enterprise/filling-models.ts'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import type { Requirement } from '../../../materials/requirements.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { applicationFrame, applicationHref, applicationTitle } from '../applicant-frame.ts'
import type { OpenedApplication } from '../open-application.ts'
import { sourceWords } from '../prefill-words.ts'
import { type Progress, progressOf } from './progress.ts'

const tones = { empty: 'plain', begun: 'yellow', wrong: 'red', complete: 'green' } as const

/** What is complete and what is not; every part is one link, in any order. */
export function overviewPage(
  request: FastifyRequest,
  opened: OpenedApplication,
  requirements: readonly Requirement[],
): OverviewPage {
  const { application, process, checked, shown } = opened
  const isChinese = languageOf(request) === 'zh'
  const sections = process.form.sections.map((section): OverviewPart => {
    const progress = progressOf(section, checked, shown)
    return {
      href: applicationHref(request, application.id, `/sections/${section.id}`),
      label: isChinese ? section.label : section.labelEn,
      tag: { tone: tones[progress.state], word: say(request, `progress.${progress.state}`) },
      detail: detailOf(request, progress),
    }
  })
  return {
    frame: applicationFrame(request, application, process, []),
    title: applicationTitle(request, application, process),
    notice: prefillNotice(request, opened),
    parts: [...sections, materialsPart(request, application.id, requirements)],
    checkHref: applicationHref(request, application.id, '/check'),
  }
}

function detailOf(request: FastifyRequest, { missing, wrong }: Progress): string | null {
  if (wrong > 0) return say(request, 'progress.wrongFields', { count: wrong })
  return missing > 0 ? say(request, 'progress.missingFields', { count: missing }) : null
}

function materialsPart(request: FastifyRequest, id: string, requirements: readonly Requirement[]): OverviewPart {
  const met = requirements.filter(({ isMet }) => isMet).length
  const state = met === requirements.length ? 'complete' : 'begun'
  return {
    href: applicationHref(request, id, '/materials'),
    label: say(request, 'materials.title'),
    tag: { tone: tones[state], word: say(request, `progress.${state}`) },
    detail: say(request, 'materials.count', { met, total: requirements.length }),
  }
}

function prefillNotice(request: FastifyRequest, { application }: OpenedApplication): NoticePart | null {
  const sources = Object.values(application.prefilled)
  if (sources.length === 0) return null
  const words = [...new Set(sources.map((source) => sourceWords(request, source)))]
  return {
    tone: 'blue',
    role: 'status',
    headline: say(request, 'prefill.headline', { count: sources.length }),
    sentence: say(request, 'prefill.sentence', { sources: words.join(say(request, 'prefill.and')) }),
    action: null,
  }
}
