import type { FastifyRequest } from 'fastify'
import type { CheckGroup, CheckPage } from '../../../../templates/pages/enterprise/filling-models.ts'
import type { Requirement } from '../../../materials/requirements.ts'
import { parkOf } from '../../../plugins/access.ts'
import { errorSummary, fieldId, inLanguage } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { applicationFrame, applicationHref, applicationTitle } from '../applicant-frame.ts'
import type { OpenedApplication } from '../open-application.ts'
import { errorsIn } from './progress.ts'

/** Everything that keeps the application from being submitted, each with its place; then the promise. */
export function checkPage(
  request: FastifyRequest,
  opened: OpenedApplication,
  requirements: readonly Requirement[],
  permits: readonly string[],
  form: FormState,
  now: number,
): CheckPage {
  const { application, process, relation } = opened
  const groups = [...sectionGroups(request, opened), ...materialGroup(request, application.id, requirements)]
  const title = applicationTitle(request, application, process)
  const isSigned = application.promisedAt !== null
  const address = (rest: string) => applicationHref(request, application.id, rest)
  return {
    frame: applicationFrame(request, application, process, [say(request, 'check.title')]),
    title,
    problem: errorSummary(form.problem === null ? null : form.problem, languageOf(request)),
    ready: groups.length === 0,
    summary: say(request, 'check.todo', { count: groups.flatMap(({ items }) => items).length }),
    groups,
    permits: permits.flatMap((letter) => {
      const name = process.permits.get(letter)?.name
      return name === undefined ? [] : [languageOf(request) === 'zh' ? name.zh : name.en]
    }),
    promise: {
      text: [
        say(request, 'promise.text', { enterprise: application.enterprise.name, project: title }),
        say(request, 'promise.consequences'),
      ],
      isSigned,
      maySign: relation === 'owner',
      signedText:
        application.promisedAt === null
          ? null
          : say(request, 'promise.signed', {
              at: dateAndTime(languageOf(request), parkOf(request).park.zone, application.promisedAt.getTime(), now),
            }),
    },
    submitAction: address('/submission'),
    promiseAction: address('/promise'),
    commandId: form.commandId,
    maySubmit: isSigned || relation === 'owner',
    backHref: address(''),
  }
}

function sectionGroups(request: FastifyRequest, { application, process, checked }: OpenedApplication): CheckGroup[] {
  const language = languageOf(request)
  return process.form.sections.flatMap((section) => {
    const items = errorsIn(section, checked).map((error) => ({
      href: applicationHref(
        request,
        application.id,
        `/sections/${section.id}?check=1#${fieldId(`form.${error.field}`)}`,
      ),
      text: inLanguage(language, error),
    }))
    return items.length === 0 ? [] : [{ label: language === 'zh' ? section.label : section.labelEn, items }]
  })
}

function materialGroup(request: FastifyRequest, id: string, requirements: readonly Requirement[]): CheckGroup[] {
  const missing = requirements.filter(({ isMet }) => !isMet)
  if (missing.length === 0) return []
  const items = missing.map(({ code, name, deferrableDays }) => {
    const named = { name: languageOf(request) === 'zh' ? name.zh : name.en }
    return {
      href: applicationHref(request, id, `/materials/${code}`),
      text:
        deferrableDays === null
          ? say(request, 'check.material', named)
          : say(request, 'check.materialDeferrable', { ...named, days: deferrableDays }),
    }
  })
  return [{ label: say(request, 'materials.title'), items }]
}
