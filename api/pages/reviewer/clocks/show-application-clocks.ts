import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { findApplication } from '../../../applications/queries.ts'
import { placeOfApplication } from '../../../clocks/place.ts'
import { listClocks, listClockWords } from '../../../clocks/queries.ts'
import { listRequestsOfPlace } from '../../../clocks/requests/queries.ts'
import { isAllowed } from '../../../permissions.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { listRefusedActs } from '../../../refused-acts/queries.ts'
import { inLanguage } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { refusedRows } from '../../parts/refused-rows.ts'
import { showingOf } from '../read-inbox.ts'
import { clockCard } from '../task/clock-card.ts'

/** 整件申请的计时: how its clocks stand, the forms of whoever may move them, and for the overseer what was refused. */
export async function showApplicationClocks(request: FastifyRequest, id: string, form: FormState): Promise<string> {
  const { park, roles } = parkOf(request)
  const place = await placeOfApplication(request, id)
  const seesRefusals = isAllowed('readRefusedActs', roles)
  const read = await inParkOf(request, async (tx) => ({
    application: await findApplication(tx, park.id, id),
    clocks: await listClocks(tx, park.id, id),
    words: await listClockWords(tx, park.id, id),
    clockRequests: await listRequestsOfPlace(tx, park.id, { instanceId: id, key: 0 }),
    refused: seesRefusals ? await listRefusedActs(tx, park.id, 100, { kind: 'clocks', instanceId: id }) : [],
  }))
  const { application } = read
  if (application === null) throw new Error(`Expected application ${id}, but found none.`)
  const process = await request.server.catalogue.byHash(park.id, application.definitionHash)
  const language = languageOf(request)
  const showing = showingOf(request)
  const title = say(request, 'clocks.ofApplication')
  const node = process.definition.id
  const isEnded = !read.clocks.some(({ host, ledger }) => host === 0 && ledger.endedAt === null)
  const names = new Map([[node, process.description.title[language]]])
  const base = `/parks/${park.slug}/applications/${id}`
  const task = { key: 0, node, department: place.department, state: isEnded ? 'cancelled' : 'open' } as const
  const whose = { ...task, permit: null, processId: node }
  const { clockRequests, clocks, words } = read
  return renderPage('reviewer/application-clocks', {
    frame: frameOf(request, { title, audience: 'office' }),
    title,
    context: [application.project?.name, application.enterprise.name, application.number]
      .filter((part) => part != null)
      .join(' · '),
    problem: form.problem === null ? null : inLanguage(language, form.problem),
    card: clockCard(
      request,
      showing,
      { task: whose, process, clockRequests, clocks: { clocks, words, names } },
      form,
      base,
    ),
    refused: refusedRows(showing, read.refused),
  })
}
