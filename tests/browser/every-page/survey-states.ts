import type { BrowserSite } from '../../support/browser.ts'
import { deploySiteSurvey } from '../../support/site-survey/deploy.ts'
import { webm } from '../../support/site-survey/media.ts'
import {
  defender,
  lead,
  planner,
  proposal,
  type SurveyStory,
  tellSurvey,
} from '../../support/site-survey/tell-survey.ts'
import { mustSucceed, upload } from '../../support/story.ts'

/** Addresses of surveys and rectifications in the states that their pages show. */
export interface SurveyStates {
  /** Times are proposed, and everybody says which suit. */
  readonly proposed: string
  /** A department's part that is filled in. */
  readonly part: string
  /** Signed by all, and told: the enterprise mends. */
  readonly mending: string
  readonly recheck: string
}

export async function prepareSurveys(site: BrowserSite): Promise<SurveyStates> {
  await deploySiteSurvey(site)
  const proposed = await tellSurvey(site)
  await proposed.claim(lead, 'arrange')
  const times = proposal(site, [26, 50])
  mustSucceed(await (await site.as(lead)).put(`${proposed.url}/survey-appointment/proposal`, times))
  const filled = await tellSurvey(site)
  await filled.arrange()
  const part = await filled.survey(planner, 'surveyP', ['green-area'])
  const mending = await toldToMend(site)
  const handedIn = await toldToMend(site)
  await handIn(site, handedIn)
  return {
    proposed: pageOf(proposed.url),
    part: pageOf(part),
    mending: pageOf(mending.url),
    recheck: pageOf(await handedIn.claim(planner, 'recheckP')),
  }
}

async function toldToMend(site: BrowserSite): Promise<SurveyStory> {
  const story = await tellSurvey(site)
  await story.arrange()
  await story.sign(planner, await story.survey(planner, 'surveyP', ['building-line']))
  await story.sign(defender, await story.survey(defender, 'surveyC', []))
  await story.merge()
  return story
}

async function handIn(site: BrowserSite, { url }: SurveyStory): Promise<void> {
  const owner = await site.as('owner')
  const finding = String((await owner.get(`${url}/rectification`)).list[0]?.findings?.[0]?.id)
  mustSucceed(await upload(owner, `${url}/rectification/${finding}/media`, webm, 'mended.webm'))
  mustSucceed(await owner.put(`${url}/rectification/${finding}`, { words: '已拆除', isRectified: true }))
  mustSucceed(await owner.post(`${url}/submission`))
}

function pageOf(url: string): string {
  return url.replace('/api/v1', '')
}
