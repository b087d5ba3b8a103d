import { expect, test } from 'vitest'
import { closesDaily } from '../../../engine/simulate/world/office.ts'
import { play, readDiagram, zone } from '../../support/play.ts'

const fourEyes = 'a-second-person-confirms-the-answer'

test('opens a task with its department, posts and due date', async () => {
  const run = play(await readDiagram(fourEyes), { office: closesDaily(zone) })

  run.start()

  const opened = run.events.find(({ type }) => type === 'taskOpened')
  expect(opened).toMatchObject({ node: 'review', department: 'fire', post: 'reviewer', checkPost: 'checker' })
  expect(opened).toMatchObject({ dueAt: Date.parse('2026-01-08T17:30:00+08:00') })
})

test('lets another person than the answerer confirm', async () => {
  const run = play(await readDiagram(fourEyes))
  run.start()
  const { key } = run.element('review')
  run.send({ type: 'claimTask', key, person: 'li' })
  run.send({ type: 'answerTask', key, person: 'li', variables: { outcome: 'agree' } })
  expect(run.element('review').task).toMatchObject({ state: 'inCheck', answerer: 'li' })

  expect(run.rejection({ type: 'confirmTask', key, person: 'li' }).code).toBe('same-person')
  run.send({ type: 'confirmTask', key, person: 'wang' })

  expect(run.state()).toMatchObject({ state: 'completed', endVariables: { outcome: 'agree' } })
  expect(run.events.find(({ type }) => type === 'taskEnded')).toMatchObject({ answerer: 'li', checker: 'wang' })
  expect(run.events.find(({ type }) => type === 'milestoneReached')).toMatchObject({ name: 'decided', node: 'end' })
})

test('gives a task that is sent back to the one who answered it', async () => {
  const run = play(await readDiagram(fourEyes))
  run.start()
  const { key } = run.element('review')
  run.send({ type: 'assignTask', key, person: 'li' })
  run.send({ type: 'answerTask', key, person: 'li', variables: { outcome: 'refuse' } })

  run.send({ type: 'sendBackTask', key, person: 'wang' })

  expect(run.element('review').task).toEqual({ state: 'claimed', assignee: 'li', answerer: null, answer: null })
})

test.each([
  ['a claim of a task that another has claimed', { type: 'claimTask', person: 'wang' }, 'move-not-allowed'],
  ['a release by another', { type: 'releaseTask', person: 'wang' }, 'not-the-assignee'],
  ['an answer by another', { type: 'answerTask', person: 'wang', variables: {} }, 'not-the-assignee'],
  ['a confirmation of what nobody has answered', { type: 'confirmTask', person: 'wang' }, 'move-not-allowed'],
  [
    'an outcome that is not listed',
    { type: 'answerTask', person: 'li', variables: { outcome: 'x' } },
    'outcome-not-allowed',
  ],
] as const)('refuses %s', async (_case, move, code) => {
  const run = play(await readDiagram(fourEyes))
  run.start()
  const { key } = run.element('review')
  run.send({ type: 'claimTask', key, person: 'li' })

  expect(run.rejection({ ...move, key }).code).toBe(code)
  expect(run.element('review').task).toMatchObject({ state: 'claimed', assignee: 'li' })
})

test('tries a job again, then stands with an incident, then is tried anew', async () => {
  const run = play(await readDiagram('a-job-that-fails-is-tried-again'))
  run.start()
  const { key } = run.element('register')

  run.send({ type: 'failJob', key, retries: 2, message: 'registry is down' })
  expect(run.element('register').job).toMatchObject({ state: 'open', retries: 2 })
  run.send({ type: 'failJob', key, retries: 0, message: 'registry is down' })
  expect(run.incidents()).toEqual(['job-failed'])
  expect(run.rejection({ type: 'completeJob', key, variables: {} }).code).toBe('not-waiting')
  run.resolve('register')
  run.complete('register', { registered: '370-1', secret: 'x' })

  expect(run.state()).toMatchObject({ state: 'completed', endVariables: { number: '370-1' } })
})

test('keeps the results of a job whose output cannot be mapped, and maps them when that is resolved', async () => {
  const run = play(await readDiagram('a-job-whose-output-cannot-be-mapped-keeps-its-results'))
  run.start()

  run.complete('register', { number: 'seven' })
  expect(run.incidents()).toHaveLength(1)
  expect(run.element('register').variables).toEqual({ number: 'seven' })
  run.resolve('register', { number: 7 })

  expect(run.state()).toMatchObject({ state: 'completed', endVariables: { doubled: 14 } })
})

test('keeps mapped variables local and gives only what is mapped to the scope that has the name', async () => {
  const run = play(await readDiagram('mappings-keep-what-is-local-inside'))
  run.start({ floorArea: 100 })
  expect(run.variables(run.element('review').key)).toEqual({ floorArea: 100, outcome: null, area: 200 })

  run.complete('review', { answer: 'agree', note: 'private' })

  expect(run.waiting()).toEqual({ after: 1 })
  expect(run.variables()).toEqual({ floorArea: 100, outcomeFire: 'agree' })
})

test.each([
  [
    'a start of what has been started',
    {
      type: 'startInstance',
      processId: 'process',
      definitionHash: null,
      startEvent: null,
      businessKey: null,
      variables: {},
    },
    'already-started',
  ],
  ['a task that is not there', { type: 'completeTask', key: 99, variables: {} }, 'not-waiting'],
  ['a move of what is no user task', { type: 'claimTask', key: 2, person: 'li' }, 'not-a-task'],
  ['a completion of what is a job', { type: 'completeTask', key: 2, variables: {} }, 'not-waiting'],
  ['a job that is not there', { type: 'completeJob', key: 99, variables: {} }, 'not-waiting'],
  ['an event that is not waited for', { type: 'triggerEvent', node: 'end', variables: {} }, 'not-waiting'],
  ['variables of no scope', { type: 'setVariables', scope: 99, variables: {} }, 'no-such-scope'],
  ['an incident that is none', { type: 'resolveIncident', key: 2, variables: {} }, 'no-incident'],
] as const)('refuses %s and changes nothing', async (_case, body, code) => {
  const run = play(await readDiagram('a-job-that-fails-is-tried-again'))
  run.start()
  const before = run.state()

  const rejection = run.rejection(body)

  expect(rejection).toMatchObject({
    code,
    message: expect.any(String),
    messageZh: expect.stringMatching(/\p{Script=Han}/u),
  })
  expect(run.state()).toEqual(before)
})

test('refuses to start at an event that the process does not have', async () => {
  const run = play(await readDiagram('a-job-that-fails-is-tried-again'))
  const start = {
    type: 'startInstance',
    processId: 'process',
    definitionHash: null,
    businessKey: null,
    variables: {},
  } as const

  expect(run.rejection({ ...start, startEvent: 'end' }).code).toBe('no-start-event')
  expect(run.rejection({ ...start, startEvent: null, processId: 'other' }).code).toBe('wrong-definition')
  expect(run.rejection({ type: 'completeTask', key: 1, variables: {} }).code).toBe('not-started')
})

test('keeps a variable that bears the name of what every object has', async () => {
  const run = play(await readDiagram('mappings-keep-what-is-local-inside'))
  const odd = JSON.parse('{"__proto__": {"admin": true}, "constructor": 1, "floorArea": 1}')

  run.start({ floorArea: 2 })
  run.send({ type: 'setVariables', scope: 0, variables: odd })
  run.complete('review', { answer: 'agree' })

  expect(JSON.stringify(run.variables())).toBe(
    '{"floorArea":1,"__proto__":{"admin":true},"constructor":1,"outcomeFire":"agree"}',
  )
})
