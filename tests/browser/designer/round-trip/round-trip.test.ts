import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeXml } from '../../../../engine/model/xml/decode-xml.ts'
import { lostBetween } from './lost.ts'
import { openTrips, type Trips } from './open-trips.ts'

const folder = fileURLToPath(new URL('../../../../../shared/conformance/', import.meta.url))

/** Of the models from elsewhere one in so many is opened, all where there is time. */
const SHARE = process.env['SIJI_LONG'] === '1' ? 1 : 12

const files = ['miwg', 'execution']
  .filter((set) => existsSync(folder + set))
  .flatMap((set) => readdirSync(folder + set).map((file) => `${folder}${set}/${file}`))
  .filter((file) => file.endsWith('.bpmn'))
  .filter((_, index) => index % SHARE === 0)

describe('a file that is opened in the editor and saved again', () => {
  let trips: Trips

  beforeAll(async () => {
    trips = await openTrips()
  })
  afterAll(async () => await trips.close())

  test('keeps what bpmn-js would drop: prefixed and dangling references, defaults, digits for booleans, odd spacing', async () => {
    const given = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:acme="urn:acme" xmlns:tns="urn:here" targetNamespace="urn:here">
      <message id="m" name="回执"/><resource id="r" name="审查员"/>
      <process id="p" isExecutable="1" isClosed="0">
        <startEvent id="s" isInterrupting="true"><messageEventDefinition messageRef="tns:m"/></startEvent>
        <sequenceFlow id="f" sourceRef="tns:s" targetRef="tns:t"/>
        <userTask id="t" name="审查" completionQuantity="1" isForCompensation="false" acme:colour ="red">
          <extensionElements><acme:note level="1">内<acme:inner/></acme:note></extensionElements>
          <potentialOwner><resourceRef>tns:r</resourceRef><resourceAssignmentExpression>
            <formalExpression>manager</formalExpression></resourceAssignmentExpression></potentialOwner>
        </userTask>
        <receiveTask id="w" messageRef="tns:gone"/>
        <endEvent id="e"/>
      </process></definitions>`

    const { saved, afterUndo, drawn } = await trips.trip(given)

    const same = given.replace('isExecutable="1"', 'isExecutable="true"').replace('isClosed="0"', 'isClosed="false"')
    expect(lostBetween(same, saved)).toEqual([])
    expect(lostBetween(same, afterUndo)).toEqual([])
    expect(drawn).toContain('f')
  })

  test('keeps the picture of what it cannot draw, and draws a sub-process open whose inside the file draws', async () => {
    const shape = (id: string, x: number) =>
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="100" width="100" height="80"/></bpmndi:BPMNShape>`
    const given = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="x">
      <collaboration id="c"><participant id="pool" processRef="a"/></collaboration>
      <process id="a"><subProcess id="sub"><task id="inside"/></subProcess></process><process id="b"><task id="lonely" name="旁边的"/></process>
      <bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="plane" bpmnElement="c">${shape('pool', 0)}${shape('sub', 10)}${shape('inside', 20)}${shape('lonely', 500)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`

    const { saved, afterUndo, drawn, undrawn } = await trips.trip(given)

    expect(lostBetween(given, saved)).toEqual([])
    expect(lostBetween(given, afterUndo)).toEqual([])
    expect(undrawn).toEqual(['旁边的（任务（不办理，直接通过））'])
    expect(drawn).toContain('inside')
    expect(saved.match(/<bpmndi:BPMNDiagram/g)).toHaveLength(1)
  })

  test('draws the pools, lanes and messages of a file without a picture, and all flows that have no id', async () => {
    const given = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
      <collaboration id="c"><participant id="pool" name="园区" processRef="a"/><participant id="outside" name="企业"/>
        <messageFlow id="asks" name="申请" sourceRef="outside" targetRef="s"/></collaboration>
      <process id="a"><laneSet id="lanes"><lane id="lane" name="窗口"><flowNodeRef>t</flowNodeRef></lane></laneSet>
        <startEvent id="s"/><sequenceFlow sourceRef="s" targetRef="t"/><task id="t" name="收件"/></process></definitions>`

    const { saved, undrawn, drawn, visits } = await trips.trip(given)

    expect(undrawn).toEqual([])
    expect(visits.map(({ name }) => name)).toEqual(['园区、企业'])
    expect(drawn).toEqual(expect.arrayContaining(['pool', 'outside', 'asks', 'lane', 's', 'sequenceFlow_1', 't']))
    expect(lostBetween(given, saved)).toEqual([])
  })

  test('loses nothing of the models from elsewhere, and lists what it does not draw', async () => {
    const faults: string[] = []
    for (const file of files) {
      const decoded = decodeXml(readFileSync(file))
      if (!decoded.ok) throw new Error(`Expected ${file} to be readable text.`)
      const { saved, afterUndo, undrawn, drawn, visits } = await trips.trip(decoded.xml)
      const texts = [saved, afterUndo, visits.at(-1)?.saved ?? saved]
      const lost = texts.flatMap((text) => lostBetween(decoded.xml, text))
      faults.push(...lost.map((line) => `${file}: ${line}`))
      const tasks = [...decoded.xml.matchAll(/<(?:\w+:)?\w*[tT]ask [^>]*\bid="([^"]+)"/g)].map(([, id = '']) => id)
      const missing = tasks.filter(
        (id) => ![drawn, ...visits.map((visit) => visit.drawn)].some((ids) => ids.includes(id)),
      )
      if (missing.length > 0 && undrawn.length === 0) faults.push(`${file}: ${missing} neither drawn nor listed`)
    }

    expect(faults).toEqual([])
  })
})
