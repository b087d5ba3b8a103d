import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lostBetween } from './lost.ts'
import { openTrips, type Trips } from './open-trips.ts'

const shape = (id: string, of: string, x: number) =>
  `<bpmndi:BPMNShape id="${id}" bpmnElement="${of}"><dc:Bounds x="${x}" y="100" width="100" height="80"/></bpmndi:BPMNShape>`
const diagram = (id: string, of: string, parts: string) =>
  `<bpmndi:BPMNDiagram id="${id}" name="图${id}"><bpmndi:BPMNPlane id="${id}_plane" bpmnElement="${of}">${parts}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`

/** Two processes and three pictures: the first draws a part of one, the second all of it, the third the other. */
const three = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="x">
  <process id="a"><laneSet id="set"><lane id="lane" name="窗口"><flowNodeRef>one</flowNodeRef></lane></laneSet>
    <task id="one" name="收件"/><sequenceFlow id="flow" sourceRef="one" targetRef="two"/><task id="two" name="审查"/><task id="never" name="归档"/></process>
  <process id="b" name="监督"><task id="third" name="抽查"/></process>
  ${diagram('first', 'a', shape('one_1', 'one', 100))}
  ${diagram('second', 'a', `${shape('one_2', 'one', 300)}${shape('two_2', 'two', 600)}<bpmndi:BPMNEdge id="flow_2" bpmnElement="flow"><di:waypoint x="400" y="140"/><di:waypoint x="600" y="140"/></bpmndi:BPMNEdge>`)}
  ${diagram('other', 'b', shape('third_1', 'third', 100))}
</definitions>`

describe('a file with several pictures', () => {
  let trips: Trips

  beforeAll(async () => {
    trips = await openTrips()
  })
  afterAll(async () => await trips.close())

  test('shows each of them and loses nothing of the others, also of the same process drawn twice', async () => {
    const { visits, undrawn, saved, afterUndo } = await trips.trip(three)

    expect(visits.map(({ name }) => name)).toEqual(['图first', '图second', '图other'])
    expect(visits.map(({ drawn }) => ['one', 'two', 'flow', 'third'].filter((id) => drawn.includes(id)))).toEqual([
      ['one'],
      ['one', 'two', 'flow'],
      ['third'],
    ])
    expect(undrawn).toEqual(['窗口（泳道）', '归档（任务（不办理，直接通过））'])
    for (const text of [saved, afterUndo, ...visits.map((visit) => visit.saved)]) {
      expect(lostBetween(three, text)).toEqual([])
      expect(text.match(/<bpmndi:BPMNDiagram/g)).toHaveLength(3)
    }
  })

  test('takes off the others what was deleted on one, and puts it back when that is undone', async () => {
    const [saved, afterUndo] = await trips.deleteFromFirst(three, 'one')

    expect(saved).not.toMatch(/="(one|flow)"/)
    expect(saved).toContain('bpmnElement="two"')
    expect(lostBetween(three, afterUndo)).toEqual([])
  })

  test('gets another picture on demand, which shows what the others leave out and leaves them as they are', async () => {
    const drawn = await trips.addFurtherPicture(three, ['never'])

    const { visits, undrawn } = await trips.trip(drawn)
    expect(undrawn).toEqual([])
    expect(visits.map(({ name }) => name)).toEqual(['图first', '图second', '图other', '自动排版'])
    expect(visits.at(-1)?.drawn).toEqual(expect.arrayContaining(['lane', 'one', 'two', 'never', 'flow']))
    expect(lostBetween(three, drawn)).toEqual([])
  })
})
