import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../renderer/audit/changes.ts';

describe('what an event on the trail changed', () => {
  it('is told field by field, with what came and what went', () => {
    expect(changesOf('{"name":"柳河镇卫生院","left":null}', '{"name":"柳河镇中心卫生院","kind":"township"}')).toEqual([
      { field: 'name', before: '柳河镇卫生院', after: '柳河镇中心卫生院' },
      { field: 'left', before: 'null', after: undefined },
      { field: 'kind', before: undefined, after: 'township' },
    ]);
  });

  it('looks into groups and leaves lists whole', () => {
    expect(changesOf(null, '{"a":{"b":1},"list":["H01","T01"]}')).toEqual([
      { field: 'a.b', before: undefined, after: '1' },
      { field: 'list', before: undefined, after: '["H01","T01"]' },
    ]);
  });

  it('takes what is no JSON as it is', () => {
    expect(changesOf('plain', null)).toEqual([{ field: '', before: 'plain', after: undefined }]);
  });
});
