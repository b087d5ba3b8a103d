import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareBundle, review, signAll, survey, surveyors, tellAcceptance } from '../../support/acceptance.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

let site: TestApp

beforeAll(async () => {
  site = await startTestApp()
  await (await site.as('manager')).put('/api/v1/virtual-time', { now: '2025-11-03T09:00:00+08:00' })
})
afterAll(async () => await site.close())

test('issues opinion, filing and certificate in this order and at one instant', async () => {
  const story = await tellAcceptance(site)
  for (const [item] of surveyors) await survey(site, story, item)
  await prepareBundle(story)
  await review(story, { outcome: 'agree', fields: { opinion: '各事项符合要求，同意通过联合验收。' } })
  await signAll(story)
  await story.reaches('delivered')

  const owner = await site.as('owner')
  const permits = (await owner.get(`${story.url}/permits`)).list
  const pdf = await owner.get(`${story.url}/permits.pdf`)

  expect(permits.map(({ permit, number }) => [permit, number])).toEqual([
    ['J', '湘潭经开联验〔2025〕9号'],
    ['F', '湘潭经开竣备〔2025〕9号'],
    ['R', '湘(2025)湘潭市不动产权第0900001号'],
  ])
  expect(new Set(permits.map(({ issuedAt }) => String(issuedAt))).size).toBe(1)
  expect(pdf.status).toBe(200)
})
