import { describe, expect, test } from 'vitest'
import { readProcessFolder } from '../../api/processes/read-process-folder.ts'
import { payloadFields } from '../../designer/editor/simulation/inputs/payload-fields.ts'
import { startFields } from '../../designer/editor/simulation/inputs/start-fields.ts'
import { parseDeployment } from '../../engine/core/parse.ts'

type Files = { readonly [path: string]: string }

const head = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="t">`

/** A review, then a choice by what it and the application say, and a script. */
const review: Files = {
  'process.bpmn': `${head}<process id="p" isExecutable="true">
    <startEvent id="go"/><sequenceFlow id="a" sourceRef="go" targetRef="review"/>
    <userTask id="review"><extensionElements><siji:form key="review"/>
      <siji:outcome value="agree" label="同意"/></extensionElements></userTask>
    <sequenceFlow id="b" sourceRef="review" targetRef="which"/>
    <exclusiveGateway id="which" default="d"/>
    <sequenceFlow id="c" sourceRef="which" targetRef="sum"><conditionExpression>outcome = "agree" and risk = "high" and area &gt; 300 and not(hasCellar) and builtOn &gt; date("2020-01-01")</conditionExpression></sequenceFlow>
    <sequenceFlow id="d" sourceRef="which" targetRef="end"/>
    <scriptTask id="sum"><script>{ fee: rate * area }</script></scriptTask>
    <sequenceFlow id="e" sourceRef="sum" targetRef="paid"/>
    <exclusiveGateway id="paid" default="g"/>
    <sequenceFlow id="f" sourceRef="paid" targetRef="end"><conditionExpression>fee &gt; 5 and owner in ("state", "private")</conditionExpression></sequenceFlow>
    <sequenceFlow id="g" sourceRef="paid" targetRef="end"/><endEvent id="end"/></process></definitions>`,
  'forms/review.json': JSON.stringify({
    components: [{ type: 'textfield', key: 'risk', label: '风险', siji: { routing: true } }],
  }),
}

describe('what a simulation asks for at the start', () => {
  test('is what the process reads before any step has given it, each by how it is used', async () => {
    const fields = await fieldsOf(review, 'p')

    expect(Object.fromEntries(fields.map(({ key, kind }) => [key, kind]))).toEqual({
      area: 'number',
      hasCellar: 'check',
      builtOn: 'date',
      rate: 'number',
      owner: 'text',
    })
    expect(fields.find(({ key }) => key === 'owner')?.options.map(({ value }) => value)).toEqual(['state', 'private'])
  })

  test('holds what a step counts up, and nothing that only one of two ways gives', async () => {
    const around = review['process.bpmn']
      ?.replace('rate * area', 'if fee = null then rate else fee + rate')
      .replace('<endEvent id="end"/>', '<sequenceFlow id="h" sourceRef="review" targetRef="paid"/><endEvent id="end"/>')
    const counting = around?.replace('fee &gt; 5', 'rate &gt; 5')

    const without = await fieldsOf(
      { ...review, 'process.bpmn': around?.replace('if fee = null then rate else fee + rate', 'rate') ?? '' },
      'p',
    )
    const counted = await fieldsOf({ ...review, 'process.bpmn': counting ?? '' }, 'p')

    expect(without.map(({ key }) => key)).not.toContain('fee')
    expect(counted.map(({ key }) => key)).toContain('fee')
  })

  test('is the form of the application, in its order, words and units, then what the park gives', async () => {
    const files = textsOf('seven-permits')

    const fields = await fieldsOf(files, 'seven-permits')

    expect(fields.map(({ label, kind }) => `${label} ${kind}`)).toEqual([
      '总投资 number',
      '依法必须招标 check',
      '已经取得的证照 choices',
      '总建筑面积 number',
      '民用建筑面积 number',
      '临时占用或者挖掘城市道路 check',
      '临时占用城市绿地 check',
      '向城镇排水管网排水 check',
      '收到申请的时刻 null',
      '每项证照由哪个部门发 null',
    ])
    expect(fields[0]).toMatchObject({ unit: '万元', factor: 1_000_000 })
  })

  test('names what a message has brought in scenarios, with the words to choose from', () => {
    const [field, ...others] = payloadFields(textsOf('promise-follow-up'), { message: 'promiseVerified', instance: 1 })

    expect(others).toEqual([])
    expect(field).toMatchObject({ key: 'result', kind: 'text' })
    expect(field?.options.map(({ value }) => value).sort()).toEqual(['broken', 'false', 'kept'])
  })
})

async function fieldsOf(files: Files, process: string) {
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]))
  const read = await parseDeployment(bytes, { hash: '' })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return (await startFields(read.deployment.processes, files))[process] ?? []
}

function textsOf(key: string): Files {
  const files = readProcessFolder(`processes/${key}`)
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
}
