import { createHash } from 'node:crypto'
import { type PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { srgbProfile } from './srgb-profile.ts'

export interface DocumentFacts {
  readonly documentId: string
  readonly createdAt: number
  readonly title: string
  readonly author: string
  readonly subject: string
}

const producer = 'Siji 四即'

/** What PDF/A-2b (ISO 19005-2) asks of a document beside its fonts: prepared for it, not validated. */
export function prepareForArchive(document: PDFDocument, facts: DocumentFacts): void {
  describe(document, facts)
  const { context, catalog } = document
  const id = PDFHexString.of(createHash('sha256').update(facts.documentId).digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
  const metadata = context.stream(new TextEncoder().encode(xmp(facts)), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(metadata))
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }))
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]))
}

function describe(document: PDFDocument, facts: DocumentFacts): void {
  const at = wholeSecond(facts.createdAt)
  document.setTitle(facts.title, { showInWindowTitleBar: true })
  document.setAuthor(facts.author)
  document.setSubject(facts.subject)
  document.setLanguage('zh-CN')
  document.setProducer(producer)
  document.setCreator(producer)
  document.setCreationDate(at)
  document.setModificationDate(at)
}

// The same facts as in the information dictionary: ISO 19005-2 §6.6.3 wants the two to agree.
function xmp(facts: DocumentFacts): string {
  const at = wholeSecond(facts.createdAt).toISOString().replace('.000Z', 'Z')
  const localised = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:title>${localised(facts.title)}</dc:title>
<dc:description>${localised(facts.subject)}</dc:description>
<dc:creator><rdf:Seq><rdf:li>${escaped(facts.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${producer}</xmp:CreatorTool>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
<pdf:Producer>${producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function wholeSecond(at: number): Date {
  return new Date(Math.floor(at / 1000) * 1000)
}
