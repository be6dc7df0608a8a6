/// The description of the API, `/api/openapi.json`: what exists, no more. A test holds it against the routes.
enum OpenAPIDescription {
  static func bytes(for configuration: WebConfiguration) -> [UInt8] {
    // Neither value can hold a character that JSON would have to escape: both are parsed addresses or versions.
    let filled = text.split(separator: "@@", omittingEmptySubsequences: false)
    return Array("\(filled[0])\(configuration.version)\(filled[1])\(configuration.publicAddress.text)\(filled[2])".utf8)
  }

  private static let text = #"""
    {
      "openapi": "3.1.0",
      "info": {
        "title": "Palier",
        "version": "@@",
        "summary": "Verify micro-credentials, read the keys and status lists behind them, and ask the French registers.",
        "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}
      },
      "servers": [{"url": "@@"}],
      "paths": {
        "/api/v1/verify": {
          "post": {
            "operationId": "verify",
            "summary": "Verify a credential of anyone",
            "description": "Answers 200 with a report whatever the verdict is; nothing is kept. At most 10 MB.",
            "parameters": [
              {"name": "lang", "in": "query", "description": "Language of the messages; else Accept-Language, else French.", "schema": {"type": "string", "enum": ["fr", "en"]}},
              {"name": "at", "in": "query", "description": "Judge validity at this day or instant (RFC 3339) instead of now.", "schema": {"type": "string"}},
              {"name": "require", "in": "query", "description": "Names of checks, separated by commas, that must pass.", "schema": {"type": "string"}}
            ],
            "requestBody": {
              "required": true,
              "content": {
                "application/jwt": {"schema": {"type": "string"}},
                "text/plain": {"schema": {"type": "string"}},
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
                "application/ld+json": {"schema": {"type": "object"}},
                "application/json": {
                  "schema": {
                    "description": "An envelope, or a JSON credential itself.",
                    "type": "object",
                    "properties": {"credential": {"type": ["string", "object"]}}
                  }
                },
                "multipart/form-data": {
                  "schema": {"type": "object", "properties": {"credential": {"type": "string"}, "file": {"type": "string", "format": "binary"}}}
                }
              }
            },
            "responses": {
              "200": {"description": "The report", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}},
              "400": {"$ref": "#/components/responses/Problem"},
              "408": {"$ref": "#/components/responses/Problem"},
              "413": {"$ref": "#/components/responses/Problem"},
              "415": {"$ref": "#/components/responses/Problem"},
              "503": {"$ref": "#/components/responses/Problem"}
            }
          }
        },
        "/api/v1/register": {
          "get": {
            "operationId": "searchRegister",
            "summary": "Records of the French registers RNCP and RS, by words and filters",
            "parameters": [
              {"name": "q", "in": "query", "description": "Words of titles, abbreviations, blocks and bodies, or a code.", "schema": {"type": "string", "maxLength": 400}},
              {"name": "register", "in": "query", "schema": {"type": "string", "enum": ["rncp", "rs"]}},
              {"name": "level", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 8}},
              {"name": "active", "in": "query", "description": "1: registered today.", "schema": {"type": "string", "enum": ["0", "1"]}},
              {"name": "on", "in": "query", "description": "Registered on that day.", "schema": {"type": "string", "format": "date"}},
              {"name": "rome", "in": "query", "schema": {"type": "string"}},
              {"name": "nsf", "in": "query", "schema": {"type": "string"}},
              {"name": "siret", "in": "query", "description": "SIRET or SIREN of a certifying body.", "schema": {"type": "string"}},
              {"name": "blocks", "in": "query", "description": "1: cut into blocks.", "schema": {"type": "string", "enum": ["0", "1"]}},
              {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 20}},
              {"name": "offset", "in": "query", "schema": {"type": "integer", "minimum": 0, "maximum": 100000, "default": 0}}
            ],
            "responses": {
              "200": {"description": "The records, the best first", "content": {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}}},
              "304": {"description": "Not modified"},
              "400": {"$ref": "#/components/responses/Problem"},
              "503": {"$ref": "#/components/responses/Problem"}
            }
          }
        },
        "/api/v1/register/{code}": {
          "get": {
            "operationId": "registerEntry",
            "summary": "What the registers say of a record or a block, today or on a day",
            "parameters": [
              {"name": "code", "in": "path", "required": true, "description": "RNCP36490, RS6604 or RNCP36490BC02.", "schema": {"type": "string"}},
              {"name": "at", "in": "query", "schema": {"type": "string", "format": "date"}},
              {"name": "siret", "in": "query", "description": "Tell the rights of that body on that day too: award, train, assess.", "schema": {"type": "string"}}
            ],
            "responses": {
              "200": {"description": "Registered or not, until when, bodies, partners, blocks, what came before and after, and the export that says so", "content": {"application/json": {"schema": {"type": "object"}}}},
              "304": {"description": "Not modified"},
              "400": {"$ref": "#/components/responses/Problem"},
              "404": {"$ref": "#/components/responses/Problem"},
              "503": {"$ref": "#/components/responses/Problem"}
            }
          }
        },
        "/api/openapi.json": {
          "get": {
            "operationId": "description", "summary": "This description",
            "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {}}}}
          }
        },
        "/organisations/{slug}/did.json": {
          "get": {
            "operationId": "didDocument", "summary": "The DID document of an organisation (did:web)",
            "parameters": [{"$ref": "#/components/parameters/slug"}],
            "responses": {"200": {"description": "The document", "content": {"application/did+json": {}}}, "304": {"description": "Not modified"}, "404": {"$ref": "#/components/responses/Problem"}}
          }
        },
        "/organisations/{slug}/jwks.json": {
          "get": {
            "operationId": "keySet", "summary": "The public keys of an organisation (RFC 7517)",
            "parameters": [{"$ref": "#/components/parameters/slug"}],
            "responses": {"200": {"description": "The keys", "content": {"application/jwk-set+json": {}}}, "304": {"description": "Not modified"}, "404": {"$ref": "#/components/responses/Problem"}}
          }
        },
        "/credentials/{page}.jwt": {
          "get": {
            "operationId": "credentialJWT", "summary": "A credential as Open Badges 3.0 in a JSON Web Token",
            "description": "The address is a secret of its holder. A wrong and an erased one are answered alike.",
            "parameters": [{"name": "page", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "The token", "content": {"application/jwt": {}}}, "304": {"description": "Not modified"}, "404": {"$ref": "#/components/responses/Problem"}}
          }
        },
        "/credentials/{page}.sd-jwt": {
          "get": {
            "operationId": "credentialSDJWT", "summary": "A credential as SD-JWT VC, for wallets",
            "description": "The address is a secret of its holder. A wrong and an erased one are answered alike.",
            "parameters": [{"name": "page", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "The SD-JWT with all disclosures", "content": {"application/dc+sd-jwt": {}}}, "304": {"description": "Not modified"}, "404": {"$ref": "#/components/responses/Problem"}}
          }
        },
        "/.well-known/jwt-vc-issuer/organisations/{slug}": {
          "get": {
            "operationId": "issuerMetadata", "summary": "The keys behind an organisation’s SD-JWT VCs (JWT VC issuer metadata)",
            "parameters": [{"$ref": "#/components/parameters/slug"}],
            "responses": {"200": {"description": "The metadata", "content": {"application/json": {}}}, "304": {"description": "Not modified"}, "404": {"$ref": "#/components/responses/Problem"}}
          }
        },
        "/vct/{slug}/{version}": {
          "get": {
            "operationId": "typeMetadata", "summary": "What wallets show of a micro-credential (SD-JWT VC type metadata)",
            "parameters": [{"$ref": "#/components/parameters/slug"}, {"name": "version", "in": "path", "required": true, "schema": {"type": "integer", "minimum": 1}}],
            "responses": {"200": {"description": "The metadata", "content": {"application/json": {}}}, "304": {"description": "Not modified"}, "404": {"$ref": "#/components/responses/Problem"}}
          }
        },
        "/vct/{slug}/{version}/{language}.svg": {
          "get": {
            "operationId": "typeDrawing", "summary": "The drawing that the type metadata name",
            "parameters": [{"$ref": "#/components/parameters/slug"}, {"name": "version", "in": "path", "required": true, "schema": {"type": "integer", "minimum": 1}}, {"name": "language", "in": "path", "required": true, "schema": {"type": "string", "enum": ["fr", "en"]}}],
            "responses": {"200": {"description": "The drawing", "content": {"image/svg+xml": {}}}, "304": {"description": "Not modified"}, "404": {"$ref": "#/components/responses/Problem"}}
          }
        },
        "/status/{id}": {
          "get": {
            "operationId": "statusList", "summary": "A signed status list (Bitstring Status List 1.0, or Token Status List)",
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "The list", "content": {"application/vc+jwt": {}, "application/statuslist+jwt": {}}}, "304": {"description": "Not modified"}, "404": {"$ref": "#/components/responses/Problem"}}
          }
        },
        "/health/live": {
          "get": {"operationId": "live", "summary": "The process answers", "responses": {"200": {"description": "Alive", "content": {"text/plain": {}}}}}
        },
        "/health/ready": {
          "get": {
            "operationId": "ready", "summary": "The server can do its work",
            "responses": {"200": {"description": "Ready", "content": {"application/json": {}}}, "503": {"description": "Not ready", "content": {"application/json": {}}}}
          }
        },
        "/metrics": {
          "get": {"operationId": "metrics", "summary": "Metrics in the Prometheus text form", "responses": {"200": {"description": "The metrics", "content": {"text/plain": {}}}}}
        }
      },
      "components": {
        "parameters": {
          "slug": {"name": "slug", "in": "path", "required": true, "schema": {"type": "string", "pattern": "^[a-z0-9-]{1,100}$"}}
        },
        "responses": {
          "Problem": {"description": "A fault", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        },
        "schemas": {
          "Problem": {
            "description": "RFC 9457",
            "type": "object",
            "required": ["type", "title", "status", "detail", "code", "reference"],
            "properties": {
              "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
              "detail": {"type": "string"}, "code": {"type": "string"}, "reference": {"type": "string"},
              "reason": {"type": "string"}, "requestId": {"type": "string"}
            }
          },
          "Report": {
            "type": "object",
            "required": ["version", "verdict", "at", "format", "credential", "checks"],
            "properties": {
              "version": {"const": 1},
              "verdict": {"enum": ["valid", "invalid", "undetermined"]},
              "at": {"type": "string", "format": "date-time"},
              "format": {"type": ["string", "null"]},
              "credential": {"type": ["object", "null"]},
              "checks": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}},
              "credentials": {"type": "array", "items": {"$ref": "#/components/schemas/Report"}}
            }
          },
          "Finding": {
            "type": "object",
            "required": ["check", "outcome", "code", "message", "detail"],
            "properties": {
              "check": {"enum": ["format", "schema", "proof", "issuer-key", "issuer-identity", "validity", "status", "holder-binding", "register", "label", "anchor"]},
              "outcome": {"enum": ["pass", "fail", "unknown", "warning", "not-applicable"]},
              "code": {"type": "string"},
              "message": {"type": "string"},
              "detail": {"type": "object"}
            }
          }
        }
      }
    }

    """#
}
