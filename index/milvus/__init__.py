"""Milvus behind the search seam: a server, or a *.db folder of milvus-lite (extra `milvus`).

`client` asks with bounded waiting, `writing` fills a collection, `legs` searches it.
"""
