import type { Engine } from '../../engine/index.ts'
import { type ApplicationState, applicationLifecycle } from '../applications/lifecycle.ts'
import { milestoneOrder } from '../applications/milestone-order.ts'
import { listDepartments } from '../departments/queries.ts'
import { type JobType, jobTypes } from '../jobs/register-jobs.ts'
import { noticeTexts } from '../notices/notice-texts.ts'
import type { Park } from '../parks/park.ts'
import { type Post, posts } from '../people/posts.ts'
import { listOfficers } from '../people/queries.ts'
import type { Tx } from '../plugins/database.ts'

export interface Offers {
  /** A second manager approves what is published. */
  readonly approvesPublications: boolean
  readonly departments: readonly { readonly code: string; readonly name: string }[]
  readonly posts: readonly { readonly post: Post; readonly name: string }[]
  readonly holders: readonly { readonly department: string; readonly post: Post; readonly name: string }[]
  /** What a call activity may start. */
  readonly processes: readonly { readonly id: string; readonly name: string }[]
  readonly jobTypes: readonly { readonly type: JobType; readonly name: string }[]
  /** What a job that sends notices may send. */
  readonly notices: readonly { readonly kind: string; readonly title: string }[]
  readonly milestones: readonly { readonly word: string; readonly name: string }[]
  /** Milestone → those that may follow it; under `''` those that may come first. */
  readonly milestoneOrder: { readonly [from: string]: readonly string[] }
}

const POST_NAMES: { readonly [Each in Post]: string } = {
  windowClerk: '窗口',
  reviewer: '审查',
  checker: '复核',
  signatory: '签发',
  manager: '园区服务经理',
  overseer: '监督',
  assistant: '帮代办',
  worker: '外部作业程序',
}

const JOB_NAMES: { readonly [Each in JobType]: string } = {
  'send-notice': '发出告知书',
  'issue-permits': '核发证照',
  'draw-permits': '绘制合订本',
  'deliver-permits': '送达',
  'follow-deferral': '跟踪容缺补交',
  'follow-promise': '跟踪告知承诺',
}

/** What a model may name in this park: its departments, posts and who holds them, our jobs, an application's states. */
export async function readOffers(
  tx: Tx,
  engine: Engine,
  { id: parkId, approvesPublications }: Pick<Park, 'id' | 'approvesPublications'>,
): Promise<Offers> {
  const departments = await listDepartments(tx, parkId)
  const processes = new Map(
    (await engine.listDefinitions(parkId)).map((row) => [row.processId, row.name ?? row.processId]),
  )
  const officers = await listOfficers(tx, parkId)
  return {
    approvesPublications,
    departments: departments.map(({ code, name }) => ({ code, name })),
    // A program takes jobs, never a task.
    posts: posts.filter((post) => post !== 'worker').map((post) => ({ post, name: POST_NAMES[post] })),
    holders: officers
      .filter(({ post }) => post !== 'worker')
      .map(({ department, post, name }) => ({ department, post, name })),
    processes: [...processes].map(([id, name]) => ({ id, name })),
    jobTypes: jobTypes.map((type) => ({ type, name: JOB_NAMES[type] })),
    notices: Object.entries(noticeTexts).map(([kind, { title }]) => ({ kind, title })),
    milestones: applicationLifecycle.states
      .filter((state) => state !== applicationLifecycle.initial)
      .map((word) => ({ word, name: MILESTONE_NAMES[word] })),
    milestoneOrder: orderTable(),
  }
}

/** `milestoneOrder` as a table, so that a browser can ask it without our lifecycle. */
function orderTable(): Offers['milestoneOrder'] {
  const { states } = applicationLifecycle
  const after = (from: string | null) => states.filter((to) => milestoneOrder(from, to))
  return { '': after(null), ...Object.fromEntries(states.map((state) => [state, after(state)])) }
}

const MILESTONE_NAMES: { readonly [State in ApplicationState]: string } = {
  draft: '草稿',
  submitted: '已提交',
  returned: '待补正（受理前）',
  inReview: '审查中',
  inCorrection: '待补正（审查中）',
  decided: '已作出决定',
  issuing: '核发中',
  delivered: '已送达',
  partlyDelivered: '部分送达',
  refused: '不予许可',
  declined: '不予受理',
  withdrawn: '已撤回',
  lapsed: '逾期失效',
}
