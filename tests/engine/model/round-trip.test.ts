import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readBpmn } from '../../../engine/model/read-bpmn.ts'
import { writeBpmn } from '../../../engine/model/write-bpmn.ts'
import { decodeXml } from '../../../engine/model/xml/decode-xml.ts'
import { between, model } from './parsing.ts'
import { normalised, type XmlTree, xmlTree } from './xml-tree.ts'

const folder = fileURLToPath(new URL('../../../../shared/conformance/', import.meta.url))

async function roundTrip(source: Uint8Array): Promise<{ readonly before: XmlTree; readonly after: XmlTree }> {
  const decoded = decodeXml(source)
  const imported = await readBpmn(source)
  if (!decoded.ok || !imported.ok) throw new Error('not imported')
  const before = xmlTree(decoded.xml.replace(/(\w) ="/g, '$1="'))
  return { before: normalised(before), after: normalised(xmlTree(await writeBpmn(imported.model))) }
}

describe('a model that is read and written', () => {
  test('keeps foreign extensions, unresolved and prefixed references, defaults and the way numbers are written', async () => {
    const source = model(
      between(`<userTask id="n" isForCompensation="false" xmlns:acme="urn:acme" acme:colour="red">
        <extensionElements>
          <acme:note level="1">审批<acme:inner/></acme:note>
          <camunda:formData><camunda:formField id="start" type="string"/></camunda:formData>
          <siji:serviceLevel days="3" clock="promised" owner="authority"/>
          <siji:outcome value="agree" label="同意"/>
        </extensionElements>
        <incoming>tns:gone</incoming>
      </userTask>
      <receiveTask id="r" messageRef="tns:m"/>`),
      '<message id="m" name="reply"/>',
    )

    const { before, after } = await roundTrip(new TextEncoder().encode(source))

    expect(after).toEqual(before)
  })

  test('can be read again with the same meaning', async () => {
    const imported = await readBpmn(model(between('<task id="n" name="a &lt; b &amp; 中"/>')))
    if (!imported.ok) throw new Error('not imported')

    const again = await readBpmn(await writeBpmn(imported.model))

    expect(again).toMatchObject({ ok: true, problems: [] })
  })
})

for (const set of ['miwg', 'execution']) {
  describe(`the models of ${set}`, () => {
    const files = existsSync(folder + set) ? readdirSync(folder + set).filter((file) => file.endsWith('.bpmn')) : []
    if (files.length === 0) {
      test('are absent here, so that nothing is compared', () => {
        expect(files).toEqual([])
      })
    }
    for (const file of files) {
      test(`lose nothing: ${file}`, async () => {
        const { before, after } = await roundTrip(readFileSync(`${folder}${set}/${file}`))

        expect(withoutNoise(after)).toEqual(withoutNoise(before))
      })
    }
  })
}

/** `xsi:type` on a waypoint repeats the schema; C.8.1 writes one attribute twice, with and without prefix. */
function withoutNoise(tree: XmlTree): XmlTree {
  const waypoint = tree.name.endsWith('}waypoint')
  const kept = Object.entries(tree.attributes).filter(
    ([name]) => !(waypoint && name.endsWith('}type')) && !name.endsWith('}constraintsType'),
  )
  return { ...tree, attributes: Object.fromEntries(kept), children: tree.children.map(withoutNoise) }
}
