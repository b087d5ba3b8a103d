import { describe, expect, test } from 'vitest'
import { flow, model, parse, rulesOf } from './parsing.ts'

const MOVES = [
  'draft>submitted',
  'submitted>inReview',
  'submitted>withdrawn',
  'inReview>inCorrection',
  'inCorrection>inReview',
  'inReview>decided',
  'inReview>refused',
  'inReview>withdrawn',
  'inCorrection>lapsed',
]

async function problemsOf(content: string): Promise<readonly string[]> {
  const result = await parse(model(content, '<message id="m" name="withdraw"/>'), (from, to) =>
    MOVES.includes(`${from ?? 'draft'}>${to}`),
  )
  return rulesOf(result.problems)
}

const start = `<startEvent id="s" siji:milestone="submitted"/>${flow('s', 'accept')}<task id="accept" siji:milestone="inReview"/>`
const done = '<endEvent id="done" siji:milestone="decided"/>'
const throwing = (id: string, code: string) =>
  `<endEvent id="${id}"><errorEventDefinition errorRef="${code}"/></endEvent>`
const catching = (id: string, host: string, code: string) =>
  `<boundaryEvent id="${id}" attachedToRef="${host}"><errorEventDefinition errorRef="${code}"/></boundaryEvent>`

describe('milestones that follow each other', () => {
  test('are accepted when they are moves, along rounds too', async () => {
    const content = `${start}${flow('accept', 'g')}<exclusiveGateway id="g" default="d"/>${flow('g', 'ask', 'missing')}
      <task id="ask" siji:milestone="inCorrection"/>${flow('ask', 'answered')}<task id="answered" siji:milestone="inReview"/>${flow('answered', 'g')}
      <sequenceFlow id="d" sourceRef="g" targetRef="done"/>${done}`

    expect(await problemsOf(content)).toEqual([])
  })

  test('are refused where a path leaves one out', async () => {
    const content = `<startEvent id="s" siji:milestone="submitted"/>${flow('s', 'done')}${done}`

    expect(await problemsOf(content)).toEqual(['milestone-order done'])
  })

  test('are followed along links and into compensation', async () => {
    const linked = `<startEvent id="s" siji:milestone="submitted"/>${flow('s', 'away')}
      <intermediateThrowEvent id="away"><linkEventDefinition name="l"/></intermediateThrowEvent>
      <intermediateCatchEvent id="there"><linkEventDefinition name="l"/></intermediateCatchEvent>${flow('there', 'done')}${done}`
    const undone = `${start}${flow('accept', 'done')}${done}<boundaryEvent id="b" attachedToRef="accept"><compensateEventDefinition/></boundaryEvent>
      <task id="undo" isForCompensation="true" siji:milestone="lapsed"/><association sourceRef="b" targetRef="undo"/>`

    expect(await problemsOf(linked)).toEqual(['milestone-order done'])
    expect(await problemsOf(undone)).toContain('milestone-order undo')
  })

  test('are followed into and out of sub-processes', async () => {
    const inner = (milestone: string) =>
      `<startEvent id="s" siji:milestone="submitted"/>${flow('s', 'n')}<subProcess id="n"><startEvent id="is"/>${flow('is', 'it')}
       <task id="it" ${milestone}/>${flow('it', 'ie')}<endEvent id="ie"/></subProcess>${flow('n', 'done')}${done}`

    expect(await problemsOf(inner('siji:milestone="inReview"'))).toEqual([])
    expect(await problemsOf(inner(''))).toEqual(['milestone-order done'])
  })

  test('are carried by an error from where it is thrown to what catches it, and by no other way', async () => {
    const content = `<startEvent id="s" siji:milestone="submitted"/>${flow('s', 'n')}
      <subProcess id="n"><startEvent id="is"/>${flow('is', 'it')}<task id="it" siji:milestone="inReview"/>${flow('it', 'g')}
        <exclusiveGateway id="g" default="d"/>${flow('g', 'no', 'refused')}${throwing('no', 'refused')}
        <sequenceFlow id="d" sourceRef="g" targetRef="ie"/><endEvent id="ie"/></subProcess>
      ${catching('b', 'n', 'refused')}${flow('b', 'refusedEnd')}<endEvent id="refusedEnd" siji:milestone="refused"/>${flow('n', 'done')}${done}`
    const early = content.replace(
      `${flow('is', 'it')}`,
      `${flow('is', 'early')}<exclusiveGateway id="early" default="go"/>${flow('early', 'no2', 'x')}${throwing('no2', 'refused')}<sequenceFlow id="go" sourceRef="early" targetRef="it"/>`,
    )

    expect(await problemsOf(content)).toEqual([])
    expect(await problemsOf(early)).toEqual(['milestone-order refusedEnd'])
  })

  test('may all stand when a message interrupts their scope', async () => {
    const content = (after: string) => `<startEvent id="s" siji:milestone="submitted"/>${flow('s', 'n')}
      <subProcess id="n"><startEvent id="is"/>${flow('is', 'it')}<task id="it" siji:milestone="inReview"/>${flow('it', 'it2')}<task id="it2" ${after}/>${flow('it2', 'ie')}<endEvent id="ie"/>
        <subProcess id="e" triggeredByEvent="true"><startEvent id="es"><messageEventDefinition messageRef="m"/></startEvent>${flow('es', 'ee')}${throwing('ee', 'withdrawn')}</subProcess>
      </subProcess>${catching('b', 'n', 'withdrawn')}${flow('b', 'w')}<endEvent id="w" siji:milestone="withdrawn"/>${flow('n', 'end')}<endEvent id="end"/>`

    expect(await problemsOf(content(''))).toEqual([])
    expect(await problemsOf(content('siji:milestone="decided"'))).toEqual(['milestone-order w'])
  })

  test('may all stand when a timer interrupts an activity', async () => {
    const content = `<startEvent id="s" siji:milestone="submitted"/>${flow('s', 'n')}
      <subProcess id="n"><startEvent id="is"/>${flow('is', 'it')}<task id="it" siji:milestone="inReview"/>${flow('it', 'ie')}<endEvent id="ie"/></subProcess>
      <boundaryEvent id="b" attachedToRef="n"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
      ${flow('b', 'late')}<endEvent id="late" siji:milestone="refused"/>${flow('n', 'done')}${done}`

    expect(await problemsOf(content)).toEqual(['milestone-order late'])
    expect(await problemsOf(content.replace('"refused"', '"withdrawn"'))).toEqual([])
  })
})
