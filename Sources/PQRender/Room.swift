// PQRender
