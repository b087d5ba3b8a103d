import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { findApplication } from '../../applications/queries.ts'
import type { FeatureRoutes } from '../../features.ts'
import type { StandingFinding } from '../../findings/finding.ts'
import { listFindingsOfCommand } from '../../findings/queries.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import { readRounds } from '../../rectifications/read-round.ts'
import { openRecheck, recheckFindings } from '../../rectifications/recheck.ts'
import { findSignature } from '../../surveys/queries.ts'
import { notConforming, type SignedItem } from '../../surveys/survey.ts'
import { mayOpenPage, wrongDepartment } from '../../tasks/access.ts'
import { claimTask } from '../../tasks/act-on-task.ts'
import { taskParams } from '../../tasks/schemas.ts'
import { showingOf } from '../enterprise/showing.ts'
import { type FormState, freshForm, page, pageForm } from '../page-route.ts'
import { departmentNames } from '../parts/place.ts'
import { textOf } from '../typed.ts'
import { taskAddress } from './frame.ts'
import { type RecheckContent, recheckPage } from './recheck-page.ts'

type Params = z.output<typeof taskParams>

const base = '/parks/:park/tasks/:instance/:key/recheck'

/** 复查: the department that found it looks at what was handed in. */
export const recheckPageRoutes: FeatureRoutes = async (app) => {
  async function show(request: FastifyRequest, params: Params, form: FormState): Promise<string> {
    const names = await departmentNames(request)
    const content = await inParkOf(request, (tx) => read(request, tx, params))
    return renderPage('survey/recheck', recheckPage(request, content, names, form, showingOf(request)))
  }

  page(app, {
    url: base,
    permission: 'answerSurvey',
    summary: 'Before and after of each finding · 整改复查',
    params: taskParams,
    query: z.object({}),
    show: (request, params) => show(request, params, freshForm()),
  })

  pageForm(app, {
    url: `${base}/claim`,
    permission: 'claimTask',
    summary: 'Claim and recheck · 领取并复查',
    params: taskParams,
    act: async (request, params) => {
      await claimTask(request, params)
      return taskAddress(request, params, '/recheck')
    },
    show,
  })

  pageForm(app, {
    url: base,
    permission: 'answerSurvey',
    summary: 'Close or reopen each finding · 提交复查结论',
    params: taskParams,
    isVital: true,
    act: async (request, params, typed) => {
      const { findings } = await inParkOf(request, (tx) => openRecheck(request, tx, params))
      const decisions = findings.flatMap(({ finding: { id } }) => {
        const isMended = textOf(typed, `findings.${id}.isMended`)
        const reason = textOf(typed, `findings.${id}.reason`).slice(0, 1_000)
        return isMended === '' ? [] : [{ findingId: id, isMended: isMended === 'true', reason }]
      })
      await recheckFindings(request, params, decisions)
      return taskAddress(request, params, '/recheck')
    },
    show,
  })
}

async function read(request: FastifyRequest, tx: Tx, params: Params): Promise<RecheckContent> {
  const access = parkOf(request)
  const recheck = await openRecheck(request, tx, params)
  const { task, findings } = recheck
  if (!mayOpenPage(task, access)) throw wrongDepartment(task, task.post)
  const application = await findApplication(tx, access.park.id, task.applicationId)
  if (application === null) throw new Error(`Expected application ${task.applicationId}, but found none.`)
  const surveyed = new Map<string, SignedItem>()
  for (const { finding } of findings) {
    const item = await itemOf(tx, access.park.id, finding)
    if (item !== undefined) surveyed.set(finding.id, item)
  }
  return { recheck, rounds: await readRounds(tx, access.park.id, application), surveyed }
}

/** A signature makes its findings in the order of the items that do not conform. */
async function itemOf(tx: Tx, parkId: string, { id, commandId }: StandingFinding): Promise<SignedItem | undefined> {
  const signature = await findSignature(tx, parkId, commandId)
  const index = (await listFindingsOfCommand(tx, parkId, commandId)).findIndex((each) => each.id === id)
  return notConforming(signature?.results ?? [])[index]
}
