import type { AttestingSide } from '../../../../../shared/domain/organisation/attestation.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const SIGNATURES: Paper = {
  index: 'N5',
  name: '负责人承诺',
  about: '谁、何时、以何身份对本期账务签认，所签内容的摘要，以及账务是否仍与所签相符',
};

const SIDE_NAMES: Readonly<Record<AttestingSide, string>> = {
  unit: '单位负责人',
  community: '医共体负责人',
};

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '签认方', kind: 'text', width: 14 },
  { heading: '签认人', kind: 'text', width: 14 },
  { heading: '签认时间（UTC）', kind: 'text', width: 25 },
  { heading: '授权依据', kind: 'wrap', width: 26 },
  { heading: '效力', kind: 'text', width: 18 },
  { heading: '承诺内容', kind: 'wrap', width: 60 },
  { heading: '内容摘要（SHA-256）', kind: 'text', width: 66 },
];

/** The signatures under the pack's month, the latest of each side last, and the sides that nobody has signed for. */
export function signatureSheet(content: PackContent): Sheet {
  const unit = unitNamer(content);
  const rows = (content.signatures ?? []).map((one): Row => {
    const [who, side] = [unit(one.unit), SIDE_NAMES[one.side]];
    if (one.signed === undefined) return [who, side, null, null, null, { value: '未签认', look: 'wrong' }];
    const { person, instant, authority, words, digest, holds } = one.signed;
    return [
      ...[who, side, person, instant, authority === '' ? '本人签认' : `代签：${authority}`],
      holds ? '与账务相符' : { value: '签认后有变动', look: 'wrong' },
      words,
      digest,
    ];
  });
  return {
    name: SIGNATURES.name,
    title: '负责人承诺',
    banner: bannerOf(content),
    columns: COLUMNS,
    rows: rows.length > 0 ? rows : [['没有要求签认，也没有人签认']],
    filter: true,
    frozenColumns: 2,
    page: pageOf(content, SIGNATURES, 'landscape'),
  };
}
