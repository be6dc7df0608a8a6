/// Open Badges signed by another implementation (PyPI's joserfc), one for each algorithm. The private keys were made
/// for it and thrown away.
enum ForeignTokens {
  static let did = "did:web:foreign.example"

  struct Token: Sendable, CustomStringConvertible {
    let algorithm: String
    let jwk: String
    let text: String
    var description: String { algorithm }
  }

  static let all: [Token] = [
    Token(
      algorithm: "RS256",
      jwk: #"""
        {"n":"vkf68_6tdw1vd9eIvC5fDh0oeaEx-V6E6-bKxn99WIN3BxkMNQO3vW_xZJTdYyWYcHsPqvUGa9u7qan8BSmM4EFntf\#
        QQOYF5qr-SOfaQHmqm8laNlJ7JZsumazW4msLrbwAdXlKq7B0HfUTaA06W0uv-k5_VFay6ywU3CPHRYEe5PsG2RjW_j3fMMI\#
        MSYUB11RW2Hp05spa-d5aJ2xh_NlAdxrf32Clj6cccII7E1KEjL8fdUNtMFZejfzbSFh_o3MeewlsoVohLlL-EWkKgUVNA8H\#
        qlCbg0ggmRvYMNfKjhNrkxv5UIo8Mmk4MzM1yn2V7SLBpMsmSC0lCrcIFuRQ","e":"AQAB","kty":"RSA"}
        """#,
      text: #"""
        eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRpZDp3ZWI6Zm9yZWlnbi5leGFtcGxlI3JzMjU2In0.eyJAY29u\#
        dGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiLCJodHRwczovL3B1cmwuaW1zZ2xvYmFsLm9y\#
        Zy9zcGVjL29iL3YzcDAvY29udGV4dC0zLjAuMy5qc29uIl0sImlkIjoidXJuOnV1aWQ6NWQ2YWQwZDYtMmQ1NS00ZjgzLWE2\#
        ZDMtNmYxZTRjZjhhNGYxIiwidHlwZSI6WyJWZXJpZmlhYmxlQ3JlZGVudGlhbCIsIk9wZW5CYWRnZUNyZWRlbnRpYWwiXSwi\#
        aXNzdWVyIjp7ImlkIjoiZGlkOndlYjpmb3JlaWduLmV4YW1wbGUiLCJ0eXBlIjpbIlByb2ZpbGUiXSwibmFtZSI6IkZvcmVp\#
        Z24ifSwidmFsaWRGcm9tIjoiMjAyNi0wNS0xMlQwMDowMDowMFoiLCJuYW1lIjoiVGVhbXdvcmsiLCJjcmVkZW50aWFsU3Vi\#
        amVjdCI6eyJpZCI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJ0eXBlIjpbIkFjaGlldmVtZW50U3ViamVjdCJdLCJhY2hpZXZl\#
        bWVudCI6eyJpZCI6Imh0dHBzOi8vZm9yZWlnbi5leGFtcGxlL2EvMSIsInR5cGUiOlsiQWNoaWV2ZW1lbnQiXSwibmFtZSI6\#
        IlRlYW13b3JrIiwiZGVzY3JpcHRpb24iOiJXb3JrcyB3aXRoIG90aGVycyIsImNyaXRlcmlhIjp7Im5hcnJhdGl2ZSI6IlNl\#
        ZW4gYnkgcGVlcnMifX19LCJpc3MiOiJkaWQ6d2ViOmZvcmVpZ24uZXhhbXBsZSIsImp0aSI6InVybjp1dWlkOjVkNmFkMGQ2\#
        LTJkNTUtNGY4My1hNmQzLTZmMWU0Y2Y4YTRmMSIsInN1YiI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJuYmYiOjE3Nzg1NDQw\#
        MDB9.Xve16xCznsFUQk8ZvwkodpOpm7CdfN3aMVV4_iy3emR5tQoI2KD7W3nANrK-12EK5tOM9lZGPxXZQa5wYeIokETi9dH\#
        xKaU3yhPLfKjYPO1AOVpKN_vnhaBZLsNyXUp_-iSSzqvoVpkO8T0tEAxotyFDJOd-Jg9z6FVFAzBYJc-tMxT5PGs9xXDd6fD\#
        S5swrllfDGiuTEGFCC73kfDSa-gMgQT2cqeclKXJ27TjbXprFIPjUOWIq54dI4ftNSh48s0Lm_H7UEc4R0Rh0d-Y1U72AHaM\#
        eWeIFwj6jrV2YIvD8qWmTsMFCvL-t-kvzyKZ6IlzqUbuTMoV_GtGCAsc7QA
        """#),
    Token(
      algorithm: "PS256",
      jwk: #"""
        {"n":"rsHebeaMuPNSstuTjA9MbSignhUQjmYEHA3y4zja2xz4YynkVC1dzA8EL5caACuWMnx-2wxtMjwumcVTZuJCJNKtBg\#
        hzyLPuVWgcBjrG8DwZjlZfXkR1YDVm9wvanc10-j1O37meVYF1HigwycirG_oLuA_Nzeh1x6I_luS756fQ3pgzlxKMlJZq8y\#
        HdnPsMCATnLRhtrJTS7jsutvgUlfI3an2EJXHAB-hEGYPSQbbr2sWvoiMrW7PJ-93j3EeCPOylDnn3hQLgcVKWPjEwizlRVL\#
        T9bfFdiigCMoLxxSyFSbhmpUaMLGc5_QKxAt5ruuzGrFYpV24L1NAWZZHj-Q","e":"AQAB","kty":"RSA"}
        """#,
      text: #"""
        eyJhbGciOiJQUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRpZDp3ZWI6Zm9yZWlnbi5leGFtcGxlI3BzMjU2In0.eyJAY29u\#
        dGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiLCJodHRwczovL3B1cmwuaW1zZ2xvYmFsLm9y\#
        Zy9zcGVjL29iL3YzcDAvY29udGV4dC0zLjAuMy5qc29uIl0sImlkIjoidXJuOnV1aWQ6NWQ2YWQwZDYtMmQ1NS00ZjgzLWE2\#
        ZDMtNmYxZTRjZjhhNGYxIiwidHlwZSI6WyJWZXJpZmlhYmxlQ3JlZGVudGlhbCIsIk9wZW5CYWRnZUNyZWRlbnRpYWwiXSwi\#
        aXNzdWVyIjp7ImlkIjoiZGlkOndlYjpmb3JlaWduLmV4YW1wbGUiLCJ0eXBlIjpbIlByb2ZpbGUiXSwibmFtZSI6IkZvcmVp\#
        Z24ifSwidmFsaWRGcm9tIjoiMjAyNi0wNS0xMlQwMDowMDowMFoiLCJuYW1lIjoiVGVhbXdvcmsiLCJjcmVkZW50aWFsU3Vi\#
        amVjdCI6eyJpZCI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJ0eXBlIjpbIkFjaGlldmVtZW50U3ViamVjdCJdLCJhY2hpZXZl\#
        bWVudCI6eyJpZCI6Imh0dHBzOi8vZm9yZWlnbi5leGFtcGxlL2EvMSIsInR5cGUiOlsiQWNoaWV2ZW1lbnQiXSwibmFtZSI6\#
        IlRlYW13b3JrIiwiZGVzY3JpcHRpb24iOiJXb3JrcyB3aXRoIG90aGVycyIsImNyaXRlcmlhIjp7Im5hcnJhdGl2ZSI6IlNl\#
        ZW4gYnkgcGVlcnMifX19LCJpc3MiOiJkaWQ6d2ViOmZvcmVpZ24uZXhhbXBsZSIsImp0aSI6InVybjp1dWlkOjVkNmFkMGQ2\#
        LTJkNTUtNGY4My1hNmQzLTZmMWU0Y2Y4YTRmMSIsInN1YiI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJuYmYiOjE3Nzg1NDQw\#
        MDB9.ib3IWBr67qPxh_JORkpXT4FQElq_0REoCn95mAtOMhaXBw-5_0kpmfTUgojy8YD_fZ17GhZe_Phj0FN3OaRlK6-iZss\#
        fZTCHAm5gnTLXbVM3Em6jw67zsAxwh0P8PD9tLGsrD05tBHYJNZ3e_UwKSfbshYKcZa3BoSKtamM2IaFuRLXNlRGkhmknsLi\#
        ZAzLCVEnVNvNHvQ0dp_X1H0JZN9HstDJKa1N_SV1O2MB72ST0V1Nld6tsIc2jTyrcu7Acr9k7On1ptI85luSMOWNyEywCFbi\#
        hGXdz6rOka5BSF4Dclo2WFTzU_BNHalajh8Zg0e9dvF4yGY2ezSWnCWi15A
        """#),
    Token(
      algorithm: "ES256",
      jwk: #"""
        {"crv":"P-256","x":"b_-O4ztVNN7szEodbfs7QwsG3vSUQNL3Nrg2d-0Ta0Y","y":"_bi88ZGtH4Al12OBqfY0cxUTH1\#
        fguYXg-quE-PtTRRA","kty":"EC"}
        """#,
      text: #"""
        eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRpZDp3ZWI6Zm9yZWlnbi5leGFtcGxlI2VzMjU2In0.eyJAY29u\#
        dGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiLCJodHRwczovL3B1cmwuaW1zZ2xvYmFsLm9y\#
        Zy9zcGVjL29iL3YzcDAvY29udGV4dC0zLjAuMy5qc29uIl0sImlkIjoidXJuOnV1aWQ6NWQ2YWQwZDYtMmQ1NS00ZjgzLWE2\#
        ZDMtNmYxZTRjZjhhNGYxIiwidHlwZSI6WyJWZXJpZmlhYmxlQ3JlZGVudGlhbCIsIk9wZW5CYWRnZUNyZWRlbnRpYWwiXSwi\#
        aXNzdWVyIjp7ImlkIjoiZGlkOndlYjpmb3JlaWduLmV4YW1wbGUiLCJ0eXBlIjpbIlByb2ZpbGUiXSwibmFtZSI6IkZvcmVp\#
        Z24ifSwidmFsaWRGcm9tIjoiMjAyNi0wNS0xMlQwMDowMDowMFoiLCJuYW1lIjoiVGVhbXdvcmsiLCJjcmVkZW50aWFsU3Vi\#
        amVjdCI6eyJpZCI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJ0eXBlIjpbIkFjaGlldmVtZW50U3ViamVjdCJdLCJhY2hpZXZl\#
        bWVudCI6eyJpZCI6Imh0dHBzOi8vZm9yZWlnbi5leGFtcGxlL2EvMSIsInR5cGUiOlsiQWNoaWV2ZW1lbnQiXSwibmFtZSI6\#
        IlRlYW13b3JrIiwiZGVzY3JpcHRpb24iOiJXb3JrcyB3aXRoIG90aGVycyIsImNyaXRlcmlhIjp7Im5hcnJhdGl2ZSI6IlNl\#
        ZW4gYnkgcGVlcnMifX19LCJpc3MiOiJkaWQ6d2ViOmZvcmVpZ24uZXhhbXBsZSIsImp0aSI6InVybjp1dWlkOjVkNmFkMGQ2\#
        LTJkNTUtNGY4My1hNmQzLTZmMWU0Y2Y4YTRmMSIsInN1YiI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJuYmYiOjE3Nzg1NDQw\#
        MDB9.13KGZf6zlbPXqL0PvkJxUqCNfEjoKg6AY6L-Mq5hfLOJz33Nr0dOuVvz5wuWwFlCR5hdUU3tEzKhouAz2T3GEw
        """#),
    Token(
      algorithm: "ES384",
      jwk: #"""
        {"crv":"P-384","x":"oxu_3FWNHs9oSUCjoybTXDbrG4VDkFXhBRk1-Qz5SsJM4BPIIOxZafwkWEovDUOL","y":"2pXOr\#
        DCHy9X9X1Me8RHa1TCRQ1eQBvOKg-cZ2fO1zCKe5GlQqP3iCpuwtoBBgble","kty":"EC"}
        """#,
      text: #"""
        eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6ImRpZDp3ZWI6Zm9yZWlnbi5leGFtcGxlI2VzMzg0In0.eyJAY29u\#
        dGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiLCJodHRwczovL3B1cmwuaW1zZ2xvYmFsLm9y\#
        Zy9zcGVjL29iL3YzcDAvY29udGV4dC0zLjAuMy5qc29uIl0sImlkIjoidXJuOnV1aWQ6NWQ2YWQwZDYtMmQ1NS00ZjgzLWE2\#
        ZDMtNmYxZTRjZjhhNGYxIiwidHlwZSI6WyJWZXJpZmlhYmxlQ3JlZGVudGlhbCIsIk9wZW5CYWRnZUNyZWRlbnRpYWwiXSwi\#
        aXNzdWVyIjp7ImlkIjoiZGlkOndlYjpmb3JlaWduLmV4YW1wbGUiLCJ0eXBlIjpbIlByb2ZpbGUiXSwibmFtZSI6IkZvcmVp\#
        Z24ifSwidmFsaWRGcm9tIjoiMjAyNi0wNS0xMlQwMDowMDowMFoiLCJuYW1lIjoiVGVhbXdvcmsiLCJjcmVkZW50aWFsU3Vi\#
        amVjdCI6eyJpZCI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJ0eXBlIjpbIkFjaGlldmVtZW50U3ViamVjdCJdLCJhY2hpZXZl\#
        bWVudCI6eyJpZCI6Imh0dHBzOi8vZm9yZWlnbi5leGFtcGxlL2EvMSIsInR5cGUiOlsiQWNoaWV2ZW1lbnQiXSwibmFtZSI6\#
        IlRlYW13b3JrIiwiZGVzY3JpcHRpb24iOiJXb3JrcyB3aXRoIG90aGVycyIsImNyaXRlcmlhIjp7Im5hcnJhdGl2ZSI6IlNl\#
        ZW4gYnkgcGVlcnMifX19LCJpc3MiOiJkaWQ6d2ViOmZvcmVpZ24uZXhhbXBsZSIsImp0aSI6InVybjp1dWlkOjVkNmFkMGQ2\#
        LTJkNTUtNGY4My1hNmQzLTZmMWU0Y2Y4YTRmMSIsInN1YiI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJuYmYiOjE3Nzg1NDQw\#
        MDB9.j0cZBvEyHsAA-FthO1UdZ1myVw0ni4IjJF4SmVIX2VXNqiVq1noyVPbX2JUA_T_NK2A5gXtvanVnhBvAqrjxvjoZiqy\#
        Y1WoMu3jq_kHpQru3ArVUXMQUsxM1QhIDygGz
        """#),
    Token(
      algorithm: "EdDSA",
      jwk: #"""
        {"crv":"Ed25519","x":"EY7IWOCuqbhz5ovu0-au0cZAB229VnWbIImUl6-LZvs","kty":"OKP"}
        """#,
      text: #"""
        eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCIsImtpZCI6ImRpZDp3ZWI6Zm9yZWlnbi5leGFtcGxlI2VkZHNhIn0.eyJAY29u\#
        dGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiLCJodHRwczovL3B1cmwuaW1zZ2xvYmFsLm9y\#
        Zy9zcGVjL29iL3YzcDAvY29udGV4dC0zLjAuMy5qc29uIl0sImlkIjoidXJuOnV1aWQ6NWQ2YWQwZDYtMmQ1NS00ZjgzLWE2\#
        ZDMtNmYxZTRjZjhhNGYxIiwidHlwZSI6WyJWZXJpZmlhYmxlQ3JlZGVudGlhbCIsIk9wZW5CYWRnZUNyZWRlbnRpYWwiXSwi\#
        aXNzdWVyIjp7ImlkIjoiZGlkOndlYjpmb3JlaWduLmV4YW1wbGUiLCJ0eXBlIjpbIlByb2ZpbGUiXSwibmFtZSI6IkZvcmVp\#
        Z24ifSwidmFsaWRGcm9tIjoiMjAyNi0wNS0xMlQwMDowMDowMFoiLCJuYW1lIjoiVGVhbXdvcmsiLCJjcmVkZW50aWFsU3Vi\#
        amVjdCI6eyJpZCI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJ0eXBlIjpbIkFjaGlldmVtZW50U3ViamVjdCJdLCJhY2hpZXZl\#
        bWVudCI6eyJpZCI6Imh0dHBzOi8vZm9yZWlnbi5leGFtcGxlL2EvMSIsInR5cGUiOlsiQWNoaWV2ZW1lbnQiXSwibmFtZSI6\#
        IlRlYW13b3JrIiwiZGVzY3JpcHRpb24iOiJXb3JrcyB3aXRoIG90aGVycyIsImNyaXRlcmlhIjp7Im5hcnJhdGl2ZSI6IlNl\#
        ZW4gYnkgcGVlcnMifX19LCJpc3MiOiJkaWQ6d2ViOmZvcmVpZ24uZXhhbXBsZSIsImp0aSI6InVybjp1dWlkOjVkNmFkMGQ2\#
        LTJkNTUtNGY4My1hNmQzLTZmMWU0Y2Y4YTRmMSIsInN1YiI6ImRpZDpleGFtcGxlOmxlYXJuZXIiLCJuYmYiOjE3Nzg1NDQw\#
        MDB9.UI1Bdyo0TLLV9SdrMr7_QfrzsidTfqSIg_z_X2a8JSlLUcMJfNt_KYtSsFbd1KE_ITyl3MrjGAU5Ter_2632DQ
        """#),
  ]
}
