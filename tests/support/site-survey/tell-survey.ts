import type { TestApp } from '../app.ts'
import type { Caller } from '../caller.ts'
import { mustSucceed, park } from '../story.ts'
import { png } from './media.ts'

/** What departments and enterprise do with one application of the site survey, each line one call. */
export interface SurveyStory {
  readonly id: string
  readonly url: string
  /** Address of the one open task at a node, claimed by this account. */
  readonly claim: (account: string, node: string) => Promise<string>
  /** Times proposed and the first one confirmed. */
  readonly arrange: () => Promise<void>
  /** Every item answered: those named do not conform, all others do; with photos where they are needed. */
  readonly survey: (account: string, node: string, fails: readonly string[]) => Promise<string>
  readonly sign: (account: string, task: string) => Promise<void>
  readonly merge: () => Promise<void>
}

export const lead = 'reviewer-housing-construction'
export const planner = 'reviewer-natural-resources'
export const defender = 'reviewer-civil-air-defence'

export async function tellSurvey(site: TestApp): Promise<SurveyStory> {
  const owner = await site.as('owner')
  const enterpriseId = (await owner.get(`${park}/enterprises`)).list[0]?.id
  const created = mustSucceed(await owner.post(`${park}/applications`, { process: 'site-survey', enterpriseId }))
  const id = String(created.id)
  const url = `${park}/applications/${id}`
  const values = { projectName: '京迪智造园', projectCode: '2403-430302-04-01-900001' }
  mustSucceed(await owner.put(`${url}/form`, { values }))
  mustSucceed(await owner.post(`${url}/submission`))

  const story: SurveyStory = {
    id,
    url,
    claim: async (account, node) => {
      const caller = await site.as(account)
      await site.engine.whenIdle()
      const found = (await caller.get(`${park}/tasks?view=department`)).list.filter(
        (task) => String(task.applicationId) === id && String(task.node) === node,
      )
      if (found.length !== 1) throw new Error(`Expected one task ${node} for ${account}, but found ${found.length}.`)
      const task = `${park}/tasks/${String(found[0]?.instanceId)}/${String(found[0]?.key)}`
      mustSucceed(await caller.post(`${task}/claim`))
      return task
    },
    arrange: async () => {
      const caller = await site.as(lead)
      await story.claim(lead, 'arrange')
      const proposed = mustSucceed(await caller.put(`${url}/survey-appointment/proposal`, proposal(site, [26, 50])))
      const time = String(proposed.times?.[0]?.id)
      mustSucceed(await caller.post(`${url}/survey-appointment/confirmation`, { time }))
    },
    survey: async (account, node, fails) => {
      const caller = await site.as(account)
      const task = await story.claim(account, node)
      const { items = {} } = mustSucceed(await caller.get(`${task}/survey`))
      for (const { code, needsPhoto } of Object.values(items)) {
        const item = `${task}/survey/items/${String(code)}`
        const said = fails.includes(String(code))
          ? { result: 'doesNotConform', note: '与竣工图不一致', howToFix: '按图整改' }
          : { result: 'conforms' }
        mustSucceed(await caller.put(item, { ...said, version: 0 }))
        if (String(needsPhoto) === 'true') mustSucceed(await takePhoto(caller, item))
      }
      return task
    },
    sign: async (account, task) => {
      mustSucceed(await (await site.as(account)).post(`${task}/survey/signature`, await signature(site, account)))
      await site.engine.whenIdle()
    },
    merge: async () => {
      const caller = await site.as(lead)
      mustSucceed(await caller.post(`${await story.claim(lead, 'merge')}/answer`, {}))
      await site.engine.whenIdle()
    },
  }
  return story
}

/** Times that begin so many hours from now, each two hours long. */
export function proposal(site: TestApp, hours: readonly number[]) {
  const at = (hour: number) => new Date(site.engine.now() + hour * 3_600_000).toISOString()
  const place = { address: '响水大道 1 号', contact: '刘洋', phone: '13800000000' }
  return { ...place, times: hours.map((hour) => ({ startsAt: at(hour), endsAt: at(hour + 2) })) }
}

/** By the two reviewers of the department. */
export async function signature(site: TestApp, account: string) {
  const [own, colleague] = [await site.as(account), await site.as(`${account}-deputy`)]
  const [me, other] = [mustSucceed(await own.get('/api/v1/me')), mustSucceed(await colleague.get('/api/v1/me'))]
  return {
    officials: [String(me.id), String(other.id)],
    name: String(me.name),
    drawing: 'M10 10L200 90',
    attendedBy: '刘洋',
  }
}

export async function takePhoto(
  caller: Caller,
  item: string,
  bytes: Uint8Array = png(),
  key?: string,
  name = 'site.png',
) {
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(bytes)]), name)
  return await caller.upload('POST', `${item}/photos`, form, key)
}
